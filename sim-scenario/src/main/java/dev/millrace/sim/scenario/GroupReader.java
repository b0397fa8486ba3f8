package dev.millrace.sim.scenario;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Blocks;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a map of named groups, of producers or of consumers.
 *
 * @param <K> the framework's keys in a group's block
 * @param <G> a group
 */
final class GroupReader<K extends Record, G> {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  /** Creates a group. */
  @FunctionalInterface
  interface GroupFactory<K, G> {
    G create(String name, Choice component, K keys);
  }

  private final Kind kind;
  private final Class<K> keys;
  private final GroupFactory<K, G> factory;
  private final Chooser chooser;
  private final Problems problems;
  private final Map<String, ConfigObject> resolved = new TreeMap<>();

  GroupReader(
      Kind kind, Class<K> keys, GroupFactory<K, G> factory, Chooser chooser, Problems problems) {
    this.kind = kind;
    this.keys = keys;
    this.factory = factory;
    this.chooser = chooser;
    this.problems = problems;
  }

  /**
   * Returns the valid groups, in the order of the text. Mistakes in the others are reported.
   *
   * @param scenario the scenario, or the block of a stage
   * @param at the path of that block; empty for the scenario
   */
  List<G> read(ConfigObject scenario, List<String> at, Written written) {
    String section = kind.section();
    List<String> keys = Stream.concat(at.stream(), Stream.of(section)).toList();
    String sectionPath = ConfigUtil.joinPath(keys);
    String allowed =
        "a block with at least one named %s group, such as %s { NAME { type = … } }"
            .formatted(kind.label(), section);
    ConfigObject block = Blocks.nested(scenario, section, sectionPath, allowed, problems);
    if (block == null ? Blocks.get(scenario, section) == null : isEmpty(block)) {
      String what = block == null ? "missing; required: " : "empty; required: ";
      ConfigObject place = block == null ? scenario : block;
      problems.add(
          Origins.where(place.origin()), sectionPath, what + allowed + written.foundNothing());
    }
    List<G> groups = new ArrayList<>();
    ConfigValue type = block == null ? null : block.get("type");
    if (type != null && !(type instanceof ConfigObject)) {
      problems.add(
          Origins.where(type.origin()),
          sectionPath,
          "a group without a name; allowed: " + example());
    } else if (block != null) {
      for (String name : written.inOrder(keys, block)) {
        ConfigValue value = requireNonNull(block.get(name));
        G group = readGroup(name, value, Names.path(sectionPath, name));
        if (group != null) {
          groups.add(group);
        }
      }
    }
    return groups;
  }

  /** Returns the blocks of the groups, with all defaults filled in. */
  Map<String, ConfigObject> resolved() {
    return resolved;
  }

  /** Returns the names of a group's workers. */
  static Stream<String> workers(String group, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> group + "-" + number);
  }

  private String blockOf(String name) {
    return "a block with the type of the group, such as %s { %s { type = … } }"
        .formatted(kind.section(), name);
  }

  private static boolean isEmpty(ConfigObject block) {
    return block.keySet().stream().allMatch(name -> Blocks.get(block, name) == null);
  }

  private String example() {
    return "a name with a block, such as %s { NAME { type = … } }".formatted(kind.section());
  }

  private @Nullable G readGroup(String name, ConfigValue value, String path) {
    if (!NAME.matcher(name).matches()) {
      problems.add(
          Origins.where(value.origin()),
          path,
          "not a valid group name; allowed: letters, digits, '-' and '_'");
    }
    if (!(value instanceof ConfigObject own)) {
      Blocks.nested(
          ConfigValueFactory.fromMap(Map.of(name, value)), name, path, blockOf(name), problems);
      return null;
    }
    Chooser.Chosen chosen = chooser.choose(kind, own, kind.label() + "-group", path);
    K framework = chooser.frameworkKeys(keys, chosen.block(), path);
    Choice choice = chosen.choice();
    resolved.put(name, chosen.block());
    return framework == null || choice == null ? null : factory.create(name, choice, framework);
  }
}
