package dev.millrace.sim.engine;

import dev.millrace.api.Clock;
import java.util.ArrayList;
import java.util.List;
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
  private final List<String> names = new ArrayList<>();
  private final List<@Nullable Clock> clocks = new ArrayList<>();

  /**
   * The worker at work, as a number: noting it is done for every event, and a plain number costs
   * nothing but the write, whereas a reference has the garbage collector told. Below 0 for none.
   */
  private int worker = -1;

  /**
   * The time while the worker hands a message over, when not its own clock tells it; else below 0.
   */
  private long handOverNanos = -1;

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

  /**
   * Adds one who may be at work.
   *
   * @param itsClock tells its time while its component is called; null if it has none
   * @return the number by which it is known from now on
   */
  public int add(String name, @Nullable Clock itsClock) {
    names.add(name);
    clocks.add(itsClock);
    return names.size() - 1;
  }

  /** A worker begins to act. */
  public void workerIs(int number) {
    worker = number;
    handOverNanos = -1;
  }

  /** A worker hands a message over, which takes no time. */
  public void workerIs(int number, long nanos) {
    worker = number;
    handOverNanos = nanos;
  }

  /** The engine itself acts, for no worker. */
  public void engineIs(long nanos) {
    workerIs(-1, nanos);
  }

  /** The worker at work. */
  public String worker() {
    return prefix + (worker < 0 ? "engine" : names.get(worker));
  }

  /** The time of the worker at work, in nanoseconds since the start of the run. */
  public long nanos() {
    Clock clock = worker < 0 ? null : clocks.get(worker);
    if (handOverNanos >= 0) {
      return handOverNanos;
    }
    return clock == null ? 0 : clock.nanos();
  }
}
