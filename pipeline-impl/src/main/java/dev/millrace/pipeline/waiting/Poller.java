package dev.millrace.pipeline.waiting;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Polls a source until it has a result, and spins, yields or backs off between two polls.
 *
 * <p>Measures real time, not the time of the run, since the calling thread really waits. Immutable;
 * the source must be thread-safe.
 */
public final class Poller {

  /**
   * The time for which spinning pays off: slightly longer than the wake-up of a parked thread on
   * another processor (25 to 60 µs).
   */
  public static final Duration MAX_SPIN = Duration.ofNanos(75_000);

  /** The longest park of a back-off of a few threads. */
  public static final Duration MAX_PARK = Duration.ofMillis(1);

  private static final long MAX_SPIN_NANOS = MAX_SPIN.toNanos();

  /** The shortest park that a timer can keep. */
  private static final long MIN_PARK_NANOS = 1_000;

  /** Polls before the clock is read for the first time; they take one or two microseconds. */
  private static final int POLLS_WITHOUT_CLOCK = 50;

  /** Spins: keeps its processor busy. */
  public static final Poller SPINNING = new Poller((elapsed, remaining) -> Thread.onSpinWait());

  /** Yields its processor to other threads, and otherwise keeps it busy. */
  @SuppressWarnings("ThreadPriorityCheck") // yielding is its purpose
  public static final Poller YIELDING = new Poller((elapsed, remaining) -> Thread.yield());

  private interface Pause {
    void pause(long elapsedNanos, long remainingNanos);
  }

  private final Pause pause;

  private Poller(Pause pause) {
    this.pause = pause;
  }

  /**
   * Returns a poller that parks for the time waited so far, at most {@link #MAX_PARK}, or longer if
   * {@link WakeUps so many threads} would wake too often. It notices a result that much late.
   */
  public static Poller backingOff(int threads) {
    long maxNanos = WakeUps.pauseNanos(threads, MAX_PARK);
    return new Poller(
        (elapsed, remaining) -> {
          long nanos = Math.max(MIN_PARK_NANOS, Math.min(elapsed, maxNanos));
          LockSupport.parkNanos(Poller.class, Math.min(nanos, remaining));
        });
  }

  /**
   * Returns a poller that pauses as this one for {@link #MAX_SPIN} and then {@link #backingOff
   * backs off}.
   */
  public Poller thenBackingOff(int threads) {
    Pause later = backingOff(threads).pause;
    return new Poller(
        (elapsed, remaining) -> {
          Pause next = elapsed < MAX_SPIN_NANOS ? pause : later;
          next.pause(elapsed, remaining);
        });
  }

  /**
   * Polls until the source returns a result or the timeout has passed; polls at least once.
   *
   * @param source returns null as long as there is no result
   * @return the result, or null if there was none in time
   * @throws InterruptedException if the thread is interrupted and the last poll had no result
   */
  public <R> @Nullable R poll(Supplier<? extends @Nullable R> source, long timeoutNanos)
      throws InterruptedException {
    Timeout timeout = new Timeout(timeoutNanos);
    for (int polls = 1; ; polls++) {
      R result = source.get();
      if (result != null) {
        return result;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (polls <= POLLS_WITHOUT_CLOCK) {
        Thread.onSpinWait();
        continue;
      }
      long elapsed = timeout.elapsedNanos();
      if (elapsed >= timeoutNanos) {
        return null;
      }
      pause.pause(elapsed, timeoutNanos - elapsed);
    }
  }
}
