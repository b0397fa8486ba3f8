package dev.millrace.sim.study.size;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import dev.millrace.sim.scenario.Axis;
import dev.millrace.sim.scenario.ScenarioOverride;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Keys that are varied together: they all have the same value.
 *
 * @param axes one for each key, all with the same values; numbers are in ascending order
 */
record VariedKeys(List<Axis> axes) {

  VariedKeys {
    axes = List.copyOf(axes);
  }

  /** Returns a single key, its values in ascending order if they are numbers. */
  static VariedKeys of(Axis axis) {
    boolean numbers = axis.values().stream().allMatch(value -> number(value).isPresent());
    List<String> values =
        numbers
            ? axis.values().stream()
                .sorted(Comparator.comparing((String value) -> new BigDecimal(value)))
                .toList()
            : axis.values();
    return new VariedKeys(List.of(new Axis(axis.key(), values, axis.place())));
  }

  /** Returns the number of a text; empty if it is none. */
  static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(new BigDecimal(text).doubleValue());
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }

  /** Returns the number at a key of a scenario; 0 if there is none. */
  static double number(Config resolved, String key) {
    try {
      return resolved.hasPath(key) ? number(resolved.getString(key)).orElse(0) : 0;
    } catch (ConfigException notAScalar) {
      return 0;
    }
  }

  List<String> values() {
    return axes.get(0).values();
  }

  int size() {
    return values().size();
  }

  List<String> keys() {
    return axes.stream().map(Axis::key).toList();
  }

  /** Returns whether all values are numbers, so that growth has a meaning. */
  boolean areNumbers() {
    return values().stream().allMatch(value -> number(value).isPresent());
  }

  /** Returns the number at an index, or the index itself if the values are not all numbers. */
  double rank(int index) {
    return areNumbers() ? number(values().get(index)).orElseThrow() : index;
  }

  List<ScenarioOverride> overrides(int index) {
    return axes.stream().map(axis -> axis.override(values().get(index))).toList();
  }
}
