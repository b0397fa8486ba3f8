package dev.millrace.sim.scenario;

/**
 * A value that the command line gives to a key of the scenario.
 *
 * @param origin how the user wrote it, such as {@code --set pipeline.capacity=50}
 * @param text the key and the value, with {@code =} between them
 */
public record CommandLineValue(String origin, String text) {

  /** The value of {@code --set}. */
  public static CommandLineValue set(String text) {
    return new CommandLineValue("--set " + text, text);
  }

  /** The value of an option that stands for a key, such as {@code --seed} for run.seed. */
  public static CommandLineValue of(String option, String key, String value) {
    return new CommandLineValue(option + " " + value, key + "=" + value);
  }
}
