package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.millrace.sim.binding.Blocks;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the block {@code sweep}: {@code vary { "pipeline.capacity" = "50..2000 step 50" }}. A key
 * may also be written as nested blocks; a list has whole values, blocks included.
 */
final class SweepReader {

  static final String SWEEP = "sweep";

  private static final String VARY = "vary";
  private static final String VARY_PATH = SWEEP + "." + VARY;

  private final Problems problems;
  private final List<Axis> axes = new ArrayList<>();

  private SweepReader(Problems problems) {
    this.problems = problems;
  }

  /** Returns the axes in the order of the text. Mistakes are reported. */
  static List<Axis> read(ConfigObject scenario, Written written, Problems problems) {
    SweepReader reader = new SweepReader(problems);
    ConfigObject sweep =
        Blocks.nested(scenario, SWEEP, SWEEP, "a block with the keys to vary", problems);
    if (sweep != null) {
      reader.refuseOtherKeys(sweep);
      ConfigObject vary =
          Blocks.nested(sweep, VARY, VARY_PATH, "a block with the keys to vary", problems);
      if (vary != null) {
        reader.readBlock(vary, "");
      }
    }
    return reader.inOrder(written);
  }

  private void refuseOtherKeys(ConfigObject sweep) {
    new TreeMap<>(sweep)
        .forEach(
            (key, value) -> {
              if (!key.equals(VARY)) {
                problems.add(
                    Origins.where(value.origin()),
                    Names.path(SWEEP, key),
                    "unknown key" + Names.allowed(Set.of(VARY), key));
              }
            });
  }

  private void readBlock(ConfigObject block, String prefix) {
    new TreeMap<>(block)
        .forEach(
            (name, value) -> {
              String path = prefix + (isPath(name) ? name : ConfigUtil.joinPath(name));
              if (value instanceof ConfigObject nested) {
                readBlock(nested, path + ".");
              } else {
                readAxis(path, value);
              }
            });
  }

  private static boolean isPath(String name) {
    try {
      return !ConfigUtil.splitPath(name).isEmpty();
    } catch (ConfigException.BadPath notAPath) {
      return false;
    }
  }

  private void readAxis(String path, ConfigValue value) {
    String place = Origins.where(value.origin());
    String key = Axis.key(place, path, problems);
    if (key == null) {
      return;
    }
    try {
      List<String> values = values(value);
      if (values != null) {
        axes.add(new Axis(key, values, place));
        return;
      }
      problems.add(place, VARY_PATH + "." + key, "no values; allowed: " + AxisValues.FORMS);
    } catch (IllegalArgumentException e) {
      problems.add(place, VARY_PATH + "." + key, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable List<String> values(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING -> AxisValues.parse((String) value.unwrapped());
      case NUMBER, BOOLEAN -> List.of(value.render());
      case LIST -> {
        Set<String> values = new LinkedHashSet<>();
        for (ConfigValue element : (ConfigList) value) {
          values.addAll(elements(element));
        }
        yield values.isEmpty() ? null : List.copyOf(values);
      }
      case NULL, OBJECT -> null;
    };
  }

  private static List<String> elements(ConfigValue element) {
    return element.unwrapped() instanceof String text
        ? AxisValues.item(text)
        : List.of(element.render(ConfigRenderOptions.concise()));
  }

  private List<Axis> inOrder(Written written) {
    Set<String> keys = new LinkedHashSet<>();
    for (List<String> path : written.blocks()) {
      if (path.size() > 2 && path.get(0).equals(SWEEP) && path.get(1).equals(VARY)) {
        keys.add(String.join(".", path.subList(2, path.size())));
      }
    }
    List<Axis> ordered = new ArrayList<>();
    keys.forEach(key -> axes.stream().filter(axis -> axis.key().equals(key)).forEach(ordered::add));
    axes.stream().filter(axis -> !ordered.contains(axis)).forEach(ordered::add);
    return ordered;
  }
}
