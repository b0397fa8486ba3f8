package dev.millrace.sim.scenario;

import static java.util.stream.Collectors.joining;

import com.typesafe.config.ConfigUtil;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.scenario.require.RequirementsReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value given to a key of the scenario from outside its text.
 *
 * @param origin how the user wrote it, such as {@code --set pipeline.capacity=50}
 * @param text the key and the value, with {@code =} between them
 */
public record ScenarioOverride(String origin, String text) {

  /** Returns the value of the option {@code --set}. */
  public static ScenarioOverride set(String text) {
    return new ScenarioOverride("--set " + text, text);
  }

  /** Returns the value of an option that stands for a key, such as {@code --seed} for run.seed. */
  public static ScenarioOverride ofOption(String option, String key, String value) {
    return new ScenarioOverride(option + " " + value, key + "=" + value);
  }

  /**
   * Returns the values of the option {@code --require}, such as {@code sojourn.p99 < 500ms}, which
   * are added to the requirements of the text.
   */
  public static List<ScenarioOverride> requirements(List<String> texts) {
    Map<String, List<String>> byFigure = new LinkedHashMap<>();
    for (String text : texts) {
      byFigure.computeIfAbsent(figure(text), name -> new ArrayList<>()).add(text.strip());
    }
    List<ScenarioOverride> overrides = new ArrayList<>();
    byFigure.forEach(
        (figure, written) ->
            overrides.add(
                new ScenarioOverride(
                    "--require " + String.join(" --require ", written),
                    ConfigUtil.joinPath(RequirementsReader.BLOCK, figure)
                        + "="
                        + written.stream()
                            .map(text -> ConfigUtil.quoteString(text.substring(figure.length())))
                            .collect(joining(",", "[", "]")))));
    return overrides;
  }

  /** Returns the part of a requirement before its relation. */
  private static String figure(String requirement) {
    return requirement.strip().split("[<>=\\s]", 2)[0];
  }

  /** Returns a value given in a program. */
  public static ScenarioOverride inCode(String text) {
    return new ScenarioOverride(Origins.IN_CODE + text + ")", text);
  }
}
