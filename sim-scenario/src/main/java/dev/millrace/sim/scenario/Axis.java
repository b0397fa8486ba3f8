package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of a scenario that is varied, with its values.
 *
 * @param key the full key, such as {@code pipeline.capacity}
 * @param values as they are written after {@code --set KEY=}; at least one, all different
 * @param place where the axis is written, for messages: {@code file:line} or {@code --vary …}
 */
public record Axis(String key, List<String> values, String place) {

  /** The most cells of a sweep. */
  public static final int MAX_CELLS = AxisValues.MAX_VALUES;

  private static final String OPTION = Origins.COMMAND_LINE + Origins.VARIED;
  private static final String ALLOWED =
      "; allowed: KEY=VALUES, such as pipeline.capacity=50..2000 step 50";

  public Axis {
    values = List.copyOf(values);
  }

  /** Returns the axis of an option {@code --vary KEY=VALUES}; null if a problem was reported. */
  public static @Nullable Axis ofOption(String text, Problems problems) {
    return of(OPTION + text, text, problems);
  }

  /**
   * Returns an axis.
   *
   * @param text {@code KEY=VALUES}, such as {@code pipeline.capacity=50..2000 step 50}
   * @throws ScenarioException if it is malformed
   */
  public static Axis of(String text) {
    Problems problems = new Problems();
    Axis axis = of(Origins.VARIED + text, text, problems);
    if (axis == null) {
      throw new ScenarioException(problems.all());
    }
    return axis;
  }

  private static @Nullable Axis of(String place, String text, Problems problems) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      problems.add(place, "", "no '='" + ALLOWED);
      return null;
    }
    String key = key(place, text.substring(0, equals), problems);
    if (key == null) {
      return null;
    }
    try {
      return new Axis(key, AxisValues.parse(text.substring(equals + 1)), place);
    } catch (IllegalArgumentException e) {
      problems.add(place, "", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Returns a key as every message writes it; null if a problem was reported. */
  static @Nullable String key(String place, String written, Problems problems) {
    try {
      List<String> path = ConfigUtil.splitPath(written.strip());
      if (path.get(0).equals(SweepReader.SWEEP)) {
        problems.add(place, "", "the sweep itself cannot vary; allowed: any other key");
        return null;
      }
      return ConfigUtil.joinPath(path);
    } catch (ConfigException.BadPath e) {
      problems.add(place, "", "no valid key" + ALLOWED);
      return null;
    }
  }

  /** Returns the override that gives the key one of its values. */
  public ScenarioOverride override(String value) {
    String text = key + "=" + value;
    return new ScenarioOverride(
        place.startsWith(OPTION)
            ? OPTION + text
            : Origins.VARIED + text + (place.startsWith(Origins.VARIED) ? "" : " (" + place + ")"),
        text);
  }
}
