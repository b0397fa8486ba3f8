package dev.millrace.sim.scenario;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.millrace.sim.binding.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario as it is written: the order of its blocks, and blocks that are written twice.
 *
 * @param blocks the paths of all keys in the order of the text, followed by those of included files
 * @param substituted the last place of each key whose value is a substitution
 * @param repeated a warning for each component that is written twice in one file
 * @param emptyIncludes the includes that added no key, each with its place
 */
record Written(
    List<List<String>> blocks,
    Map<String, String> substituted,
    List<Problem> repeated,
    List<String> emptyIncludes) {

  private static final Set<String> TYPE_KEYS = Set.of("type", "policy");

  /** Reads the texts of a scenario; unreadable ones count as empty. */
  static Written of(Includes includes) {
    List<List<String>> blocks = new ArrayList<>();
    Map<String, String> substituted = new HashMap<>();
    List<Problem> repeated = new ArrayList<>();
    for (ScenarioText text : includes.texts()) {
      List<WrittenKeys.Key> keys = keysOf(text);
      for (WrittenKeys.Key key : keys) {
        blocks.add(key.path());
        if (key.substituted()) {
          substituted.put(ConfigUtil.joinPath(key.path()), text.name() + ":" + key.line());
        }
      }
      repeated.addAll(repeated(text.name(), keys));
    }
    return new Written(blocks, substituted, repeated, includes.empty());
  }

  private static List<WrittenKeys.Key> keysOf(ScenarioText text) {
    try {
      return WrittenKeys.of(String.join("\n", text.lines()));
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /**
   * Returns the names of groups, or of stages, in the order of the text. Those that it does not
   * name in the section itself, but in a substitution, an include within the section or an
   * override, come last, by line.
   */
  List<String> inOrder(List<String> section, ConfigObject groups) {
    int depth = section.size();
    List<String> ordered =
        new ArrayList<>(
            blocks.stream()
                .filter(path -> path.size() > depth && path.subList(0, depth).equals(section))
                .map(path -> path.get(depth))
                .filter(groups::containsKey)
                .distinct()
                .toList());
    groups.entrySet().stream()
        .filter(group -> !ordered.contains(group.getKey()))
        .sorted(
            comparingInt((Map.Entry<String, ConfigValue> group) -> lineOf(group.getValue()))
                .thenComparing(Map.Entry::getKey))
        .forEach(group -> ordered.add(group.getKey()));
    return ordered;
  }

  private static int lineOf(ConfigValue value) {
    return value.origin().lineNumber();
  }

  /** Returns the end of a message about a missing block; empty if every include added keys. */
  String foundNothing() {
    return emptyIncludes.isEmpty() ? "" : "; found nothing: " + String.join(", ", emptyIncludes);
  }

  /**
   * Returns where a block sets a key to a value and then to a substitution, which the library
   * cannot resolve if the block follows a substitution itself.
   */
  static Optional<Problem> unresolvable(Includes includes) {
    for (ScenarioText text : includes.texts()) {
      Set<List<String>> before = new HashSet<>();
      for (WrittenKeys.Key key : keysOf(text)) {
        if (!before.add(key.path()) && key.substituted()) {
          return Optional.of(
              new Problem(
                  text.name() + ":" + key.line(),
                  ConfigUtil.joinPath(key.path()),
                  "set twice in a block that follows a substitution, which the HOCON library cannot resolve; set it once, or after the block on a line of its own"));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Problem> repeated(String file, List<WrittenKeys.Key> keys) {
    Map<List<String>, List<Integer>> lines = new LinkedHashMap<>();
    for (WrittenKeys.Key key : keys) {
      int last = key.path().size() - 1;
      if (last > 0 && !key.substituted() && TYPE_KEYS.contains(key.path().get(last))) {
        lines
            .computeIfAbsent(key.path().subList(0, last), path -> new ArrayList<>())
            .add(key.line());
      }
    }
    return lines.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1 && !entry.getKey().contains(WrittenKeys.LIST))
        .map(entry -> repeated(file, entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Problem repeated(String file, List<String> block, List<Integer> lines) {
    return new Problem(
        file + ":" + lines.get(lines.size() - 1),
        ConfigUtil.joinPath(block),
        "its type is set more than once, in lines %s; blocks of one name are merged into one, and the last value of a key is used"
            .formatted(lines.stream().map(String::valueOf).collect(joining(" and "))));
  }
}
