package dev.millrace.sim.scenario;

import dev.millrace.sim.binding.Origins;

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

  /** Returns a value given in a program. */
  public static ScenarioOverride inCode(String text) {
    return new ScenarioOverride(Origins.IN_CODE + text + ")", text);
  }
}
