package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.StepListener.Step;
import dev.millrace.explore.ExperimentContext;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.worker.WorkerClock;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The time of a run under a controlled scheduler: it stands still except while a worker sleeps.
 *
 * <p>A sleeping worker lets others run, and wakes at the requested time or later: if others have
 * slept longer, or if it is scheduled later. So every timing that real threads may have is
 * possible, however unlikely. One clock serves all workers; guarded by the turns of the scheduler.
 */
final class StepwiseClock implements WorkerClock {

  private static final double SECOND = 1e9;

  private final ExperimentContext context;
  private final Consumer<String> notes;
  private final BooleanSupplier stopped;
  private long now;

  /**
   * Creates a clock that stands at 0.
   *
   * @param notes receives a description of each sleep
   * @param stopped whether producers are to stop
   */
  StepwiseClock(ExperimentContext context, Consumer<String> notes, BooleanSupplier stopped) {
    this.context = context;
    this.notes = notes;
    this.stopped = stopped;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void sleepNanos(long nanos) {
    if (nanos > 0) {
      sleepUntilNanos(Nanos.sum(now, nanos));
    }
  }

  @Override
  public void sleepUntilNanos(long nanos) {
    if (nanos > now) {
      String words = String.format(Locale.ROOT, "sleeps until +%.6fs", nanos / SECOND);
      notes.accept(words);
      context.pause(words);
      advanceTo(nanos);
    }
  }

  @Override
  public long waitUntilDue(long dueNanos) {
    sleepUntilNanos(dueNanos);
    return DID_NOT_WAIT;
  }

  @Override
  public void waitWhile(BooleanSupplier condition) {
    context
        .listener()
        .onStep(
            Step.ABOUT_TO_ACQUIRE,
            new Condition("an outcome", () -> isStopped() || !condition.getAsBoolean()));
  }

  @Override
  public void advanceTo(long nanos) {
    now = Math.max(now, nanos);
  }

  @Override
  public boolean isStopped() {
    return stopped.getAsBoolean();
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public boolean isTimeUp() {
    return false;
  }
}
