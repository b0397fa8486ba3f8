package dev.millrace.pipeline.waiting;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way in which a thread waits for a change that nobody will tell it of: it looks, pauses, and
 * looks again.
 *
 * <p>It reads the time of the machine, not that of the run: who waits inside a pipeline is a thread
 * that really waits. Immutable; what is looked at has to be safe to be read while others change it.
 */
public final class Patience {

  /**
   * For how long spinning pays: a little longer than it takes to wake a parked thread on another
   * processor (25 to 60 µs). Who spins for less has parked when the change comes; who spins for
   * longer burns more than the wake-up that he saves.
   */
  public static final Duration SPIN = Duration.ofNanos(75_000);

  /** How long a thread that backs off parks at most; by so much it notices a change too late. */
  public static final Duration LONGEST_PARK = Duration.ofMillis(1);

  private static final long SPIN_NANOS = SPIN.toNanos();
  private static final long LONGEST_PARK_NANOS = LONGEST_PARK.toNanos();

  /** No timer wakes anybody sooner. */
  private static final long SHORTEST_PARK_NANOS = 1_000;

  /** So many looks are over sooner than the clock is worth being read: a microsecond or two. */
  private static final int LOOKS_AT_FIRST = 50;

  /** Passes some of the time that is left, which is more than 0. */
  private interface Pause {
    void pass(long waitedNanos, long leftNanos);
  }

  private final Pause pause;
  private final int looksAtFirst;

  private Patience(Pause pause, int looksAtFirst) {
    this.pause = pause;
    this.looksAtFirst = looksAtFirst;
  }

  /** Keeps the processor busy until the change has come. */
  public static Patience spinning() {
    return new Patience((waited, left) -> Thread.onSpinWait(), LOOKS_AT_FIRST);
  }

  /** The same where there are processors enough, and else lets others have it. */
  public static Patience spinning(int threads, int processors) {
    return threads > processors ? of(Idling.YIELD, threads, processors) : spinning();
  }

  /**
   * Waits in the way given.
   *
   * @param threads how many there are that may wait or be waited for
   * @param processors how many there are for them; with one, no way spins
   */
  public static Patience of(Idling idling, int threads, int processors) {
    Pause pause =
        switch (idling) {
          case YIELD -> (waited, left) -> yieldProcessor();
          case BACKOFF -> Patience::park;
          case ADAPTIVE ->
              processors == 1
                  ? Patience::park
                  : threads > processors ? Patience::yieldThenPark : Patience::spinThenPark;
        };
    return new Patience(pause, processors == 1 ? 0 : LOOKS_AT_FIRST);
  }

  /**
   * Waits until a look finds something; the first look is taken at once.
   *
   * @param look returns null as long as there is nothing
   * @param timeoutNanos how long to wait at most
   * @return what was found, or null when the time is over
   * @throws InterruptedException if the thread is interrupted and a look has just found nothing
   */
  public <R> @Nullable R until(Supplier<? extends @Nullable R> look, long timeoutNanos)
      throws InterruptedException {
    TimeLeft time = new TimeLeft(timeoutNanos);
    for (int looks = 0; ; looks++) {
      R found = look.get();
      if (found != null) {
        return found;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (looks < looksAtFirst) {
        Thread.onSpinWait();
        continue;
      }
      long waited = time.passedNanos();
      if (waited >= timeoutNanos) {
        return null;
      }
      pause.pass(waited, timeoutNanos - waited);
    }
  }

  private static void spinThenPark(long waitedNanos, long leftNanos) {
    if (waitedNanos < SPIN_NANOS) {
      Thread.onSpinWait();
    } else {
      park(waitedNanos, leftNanos);
    }
  }

  private static void yieldThenPark(long waitedNanos, long leftNanos) {
    if (waitedNanos < SPIN_NANOS) {
      yieldProcessor();
    } else {
      park(waitedNanos, leftNanos);
    }
  }

  private static void park(long waitedNanos, long leftNanos) {
    long nanos = Math.max(SHORTEST_PARK_NANOS, Math.min(waitedNanos, LONGEST_PARK_NANOS));
    LockSupport.parkNanos(Patience.class, Math.min(nanos, leftNanos));
  }

  @SuppressWarnings("ThreadPriorityCheck") // to let others run is all that is asked for
  private static void yieldProcessor() {
    Thread.yield();
  }
}
