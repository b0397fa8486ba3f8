package dev.millrace.sim.engine;

import dev.millrace.api.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What the log lines of a run in virtual time are stamped with: the worker at work, and its own
 * time. On real threads there is none, for the thread bears the worker's name and time is real.
 *
 * <p>Each thread has its own, so none is shared.
 */
public final class LogStamp {

  private static final ThreadLocal<@Nullable LogStamp> OF_THREAD = new ThreadLocal<>();

  private final String prefix;
  private String worker = "engine";
  private @Nullable Clock clock;
  private long fixedNanos;

  /**
   * Creates a stamp.
   *
   * @param prefix what stands before the worker's name; empty unless several runs log at once
   */
  public LogStamp(String prefix) {
    this.prefix = prefix;
  }

  /** The stamp of the calling thread; null when it does not play a run in virtual time. */
  public static @Nullable LogStamp ofThisThread() {
    return OF_THREAD.get();
  }

  /** Stamps the log lines of the calling thread from now on. */
  public void use() {
    OF_THREAD.set(this);
  }

  /** Stamps no more. */
  public static void remove() {
    OF_THREAD.remove();
  }

  /** A worker begins to act. */
  public void workerIs(String name, Clock itsClock) {
    worker = name;
    clock = itsClock;
  }

  /** A worker hands a message over, which takes no time. */
  public void workerIs(String name, long nanos) {
    worker = name;
    clock = null;
    fixedNanos = nanos;
  }

  /** The worker at work. */
  public String worker() {
    return prefix + worker;
  }

  /** The time of the worker at work, in nanoseconds since the start of the run. */
  public long nanos() {
    return clock == null ? fixedNanos : clock.nanos();
  }
}
