package dev.millrace.sim.cli;

import dev.millrace.sim.scenario.CommandLineValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that chooses the engine; what it names is checked as the scenario's key is. */
final class EngineOption {

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "Overrides run.engine: real (threads), virtual (virtual time) or both (real, then"
              + " virtual, side by side).")
  private @Nullable String engine;

  /** What is given; null when nothing is. */
  @Nullable CommandLineValue value() {
    return of(engine);
  }

  /** An engine as the value of the option; null for none. */
  static @Nullable CommandLineValue of(@Nullable String engine) {
    return engine == null ? null : CommandLineValue.of("--engine", "run.engine", engine);
  }
}
