package dev.millrace.sim.scenario;

import dev.millrace.sim.binding.ReadingCalls;
import dev.millrace.sim.engine.WatchedWork;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads scenarios on a thread of its own, since code of plug-ins may not return. */
final class WatchedReading {

  /** The time that a constructor of settings, or a policy, has to return. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private WatchedReading() {}

  /**
   * Returns the result of reading.
   *
   * @param reading must change nothing that is used if it does not return
   * @throws ScenarioException if a call of a plug-in does not return
   */
  static <R> @Nullable R of(Function<ReadingCalls, @Nullable R> reading) {
    var calls = new ReadingCalls();
    WatchedWork<R> work = WatchedWork.start("scenario", calls.marks(), () -> reading.apply(calls));
    if (work.await(() -> LIMIT)) {
      return work.result();
    }
    String place = work.place().strip().lines().findFirst().orElse("");
    work.abandon();
    throw new ScenarioException(
        List.of(
            calls.problem(
                "the plug-in's %s did not return within %s %s"
                    .formatted(work.stuckMethod().label(), WatchedWork.seconds(LIMIT), place))));
  }
}
