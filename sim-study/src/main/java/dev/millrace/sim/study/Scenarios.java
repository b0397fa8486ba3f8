package dev.millrace.sim.study;

import dev.millrace.sim.scenario.ScenarioText;
import java.nio.file.Path;

/**
 * The entry point for programs that run HOCON scenarios.
 *
 * <pre>{@code
 * var result = Scenarios.load(Path.of("conf/replay.conf")).with("run.seed=7").run();
 * long dropped = result.pooled().ledger().dropped();
 * }</pre>
 */
public final class Scenarios {

  private Scenarios() {}

  /**
   * Returns a scenario given as a string. Relative paths in it are relative to the working
   * directory. Nothing is parsed until the scenario is checked or run.
   */
  public static ScenarioSpec parse(String hocon) {
    return new ScenarioSpec(ScenarioText.of(hocon));
  }

  /**
   * Returns the scenario of a file. Relative paths in it are relative to the file. Nothing is read
   * until the scenario is checked or run.
   */
  public static ScenarioSpec load(Path file) {
    return new ScenarioSpec(ScenarioText.of(file));
  }
}
