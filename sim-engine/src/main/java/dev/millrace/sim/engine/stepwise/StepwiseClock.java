package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.Clock;
import dev.millrace.explore.Stage;
import dev.millrace.sim.engine.Nanos;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The time of a run that is played step by step: it stands still, but that it passes while a worker
 * sleeps.
 *
 * <p>Who sleeps lets others go on, and wakes at the time it wants or at a later one: when others
 * have slept longer, or when it is its turn again. So every timing is possible that real threads
 * may have, however unlikely. One clock serves all workers; guarded by the turns that they take.
 */
final class StepwiseClock implements Clock {

  private static final double SECOND = 1e9;

  private final Stage stage;
  private final Consumer<String> notes;
  private long now;

  /**
   * Creates a clock that stands at 0.
   *
   * @param notes is told who sleeps until when
   */
  StepwiseClock(Stage stage, Consumer<String> notes) {
    this.stage = stage;
    this.notes = notes;
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
      stage.pause(words);
      hasCome(nanos);
    }
  }

  /** Some time has come. */
  void hasCome(long nanos) {
    now = Math.max(now, nanos);
  }
}
