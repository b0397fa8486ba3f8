package dev.millrace.sim.scenario;

import dev.millrace.api.Range;
import dev.millrace.sim.engine.Measure;
import dev.millrace.sim.engine.Pacing;
import dev.millrace.sim.engine.RealTimeSettings;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Threads;
import dev.millrace.sim.scenario.require.Figure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The keys of the block {@code run}. */
record RunKeys(
    EngineChoice engine,
    long seed,
    ConsumerDraws consumerDraws,
    @Range(above = 0) @Nullable Duration duration,
    @Range(min = 1) @Nullable Long messages,
    @Nullable WarmUpText warmUp,
    @Range(min = 1, max = 10_000) int replications,
    @Nullable Percentage precision,
    Figure precisionOf,
    @Range(min = 2, max = 10_000) int maxReplications,
    @Range(above = 0) Duration stallTimeout,
    Duration coolDown,
    @Nullable Duration drainTimeout,
    Threads threads,
    Pacing pacing,
    Measure measure) {

  RunKeys {
    if (warmUp != null && warmUp.setting().needsLimit() && duration == null && messages == null) {
      throw new IllegalArgumentException("warm-up is a share, which needs a duration or messages");
    }
    if (warmUp != null && warmUp.setting().takesAll(duration, messages)) {
      throw new IllegalArgumentException(
          "warm-up is as long as the run, so no message would be counted");
    }
    if (!coolDown.isZero() && duration == null) {
      throw new IllegalArgumentException(
          "cool-down follows the duration, and there is none; allowed with duration");
    }
    if (engine != EngineChoice.VIRTUAL && (replications > 1 || precision != null)) {
      throw new IllegalArgumentException(
          "replications and precision need engine = virtual: only it repeats a run with"
              + " independent random streams");
    }
    if (!precisionOf.kind().hasInterval()) {
      throw new IllegalArgumentException(
          "precision-of is %s, a figure without a confidence interval".formatted(precisionOf));
    }
    if (precision != null && maxReplications < replications) {
      throw new IllegalArgumentException("max-replications is below replications");
    }
  }

  RunSettings settings() {
    return new RunSettings(
        seed,
        duration,
        messages,
        warmUp == null ? null : warmUp.setting(),
        stallTimeout,
        drainTimeout,
        new RealTimeSettings(threads, pacing, measure),
        coolDown);
  }

  Study study() {
    return new Study(engine, consumerDraws, replications, precision, precisionOf, maxReplications);
  }
}
