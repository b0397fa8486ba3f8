package dev.millrace.sim.cli;

import dev.millrace.explore.Explorer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that limit an exploration. */
final class BudgetOptions {

  /** About thirty years, which fit a long as nanoseconds. */
  private static final long MAX_SECONDS = 1_000_000_000;

  @Option(
      names = "--schedules",
      paramLabel = "N",
      description = "Runs at most N orders (default: ${DEFAULT-VALUE}).")
  private long schedules = 100_000;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Ends after S seconds (default: ${DEFAULT-VALUE}).")
  private long seconds = Explorer.DEFAULT.timeLimit().toSeconds();

  @Option(
      names = "--preemptions",
      paramLabel = "N",
      description =
          "Preempts workers at most N times in an order, except in those drawn at random (default:"
              + " no limit).")
  private @Nullable Integer preemptions;

  Explorer explorer() {
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw CommandException.usage(
          "--seconds is %d; allowed: 1 to %d".formatted(seconds, MAX_SECONDS));
    }
    if (schedules < 1) {
      throw CommandException.usage("--schedules is %d; allowed: at least 1".formatted(schedules));
    }
    if (preemptions != null && preemptions < 0) {
      throw CommandException.usage(
          "--preemptions is %d; allowed: at least 0".formatted(preemptions));
    }
    Explorer budget =
        Explorer.DEFAULT.withMaxSchedules(schedules).withTimeLimit(Duration.ofSeconds(seconds));
    return preemptions == null ? budget : budget.withMaxPreemptions(preemptions);
  }
}
