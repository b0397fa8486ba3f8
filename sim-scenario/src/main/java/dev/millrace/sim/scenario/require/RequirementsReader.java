package dev.millrace.sim.scenario.require;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.millrace.sim.binding.Blocks;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the block {@code require} of a scenario. Mistakes are reported as problems. */
public final class RequirementsReader {

  /** The name of the block. */
  public static final String BLOCK = "require";

  private final List<List<String>> written;
  private final Collection<String> groups;
  private final Problems problems;
  private final List<Requirement> requirements = new ArrayList<>();

  private RequirementsReader(
      List<List<String>> written, Collection<String> groups, Problems problems) {
    this.written = written;
    this.groups = groups;
    this.problems = problems;
  }

  /**
   * Returns the valid requirements, by the names of their figures.
   *
   * @param scenario the resolved text
   * @param written the paths of all keys as they are written
   * @param groups the names of the groups of consumers
   */
  public static List<Requirement> read(
      ConfigObject scenario,
      List<List<String>> written,
      Collection<String> groups,
      Problems problems) {
    ConfigObject block =
        Blocks.nested(
            scenario,
            BLOCK,
            BLOCK,
            "a block of figures with bounds, such as require { sojourn.p99 = \"< 500ms\" }",
            problems);
    var reader = new RequirementsReader(written, groups, problems);
    if (block != null) {
      reader.readBlock("", block);
    }
    return List.copyOf(reader.requirements);
  }

  /** Returns requirements as a block of a resolved scenario. */
  public static Map<String, Object> block(List<Requirement> requirements) {
    Map<String, List<String>> bounds = new LinkedHashMap<>();
    for (Requirement requirement : requirements) {
      bounds
          .computeIfAbsent(requirement.figure().name(), name -> new ArrayList<>())
          .add(requirement.boundText());
    }
    Map<String, Object> block = new LinkedHashMap<>();
    bounds.forEach((name, texts) -> block.put(name, texts.size() == 1 ? texts.get(0) : texts));
    return block;
  }

  private void readBlock(String prefix, ConfigObject block) {
    new TreeMap<>(block)
        .forEach(
            (key, value) -> {
              String name = prefix + key;
              if (value instanceof ConfigObject nested) {
                readBlock(name + ".", nested);
              } else if (value.valueType() != ConfigValueType.NULL) {
                read(name, value);
              }
            });
  }

  private void read(String name, ConfigValue value) {
    Figure figure;
    try {
      figure = Figure.parse(name);
    } catch (IllegalArgumentException e) {
      problem(value, BLOCK, String.valueOf(e.getMessage()));
      return;
    }
    if (figure.kind() == FigureKind.UTILISATION && !groups.contains(figure.argument())) {
      problem(
          value,
          path(name),
          "no group of consumers has this name" + Names.allowed(groups, figure.argument()));
    }
    refuseHidden(name, value);
    List<? extends ConfigValue> bounds = value instanceof ConfigList list ? list : List.of(value);
    for (ConfigValue bound : bounds) {
      try {
        requirements.add(Requirement.of(figure, String.valueOf(bound.unwrapped())));
      } catch (IllegalArgumentException e) {
        problem(bound, path(name), String.valueOf(e.getMessage()));
      }
    }
  }

  /** Reports p99 beside p99.9: HOCON takes the latter for a key within the former. */
  private void refuseHidden(String name, ConfigValue value) {
    boolean hidden =
        written.stream()
            .filter(path -> path.size() > 2 && path.get(0).equals(BLOCK))
            .map(path -> String.join(".", path.subList(1, path.size())))
            .anyMatch(
                other ->
                    (other.startsWith(name + ".") || name.startsWith(other + "."))
                        && Figure.find(other).isPresent());
    if (hidden) {
      problem(
          value,
          path(name),
          "one percentage hides another, since HOCON takes a point for the end of a key;"
              + " allowed: quotes around the last part, such as sojourn.\"p99.9\"");
    }
  }

  private static String path(String name) {
    return BLOCK + "." + name;
  }

  private void problem(ConfigValue place, String path, String what) {
    problems.add(Origins.where(place.origin()), path, what);
  }
}
