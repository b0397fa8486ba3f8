package dev.millrace.sim.cli;

import dev.millrace.sim.scenario.ScenarioOverride;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that chooses the engine. Its value is checked as the key run.engine is. */
final class EngineOption {

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "Overrides run.engine: real (threads), virtual (virtual time) or both (real, then"
              + " virtual, side by side).")
  private @Nullable String engine;

  /** Returns the override, or null without the option. */
  @Nullable ScenarioOverride value() {
    return of(engine);
  }

  static @Nullable ScenarioOverride of(@Nullable String engine) {
    return engine == null ? null : ScenarioOverride.ofOption("--engine", "run.engine", engine);
  }
}
