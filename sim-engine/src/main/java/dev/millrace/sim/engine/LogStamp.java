package dev.millrace.sim.engine;

import dev.millrace.api.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The worker and the virtual time with which log lines of a run are stamped. Runs on real threads
 * have none: there, the thread has the worker's name and time is real.
 *
 * <p>Not thread-safe: each thread has its own.
 */
public final class LogStamp {

  private static final ThreadLocal<@Nullable LogStamp> OF_THREAD = new ThreadLocal<>();

  private final String prefix;
  private final List<String> names = new ArrayList<>();
  private final List<@Nullable Clock> clocks = new ArrayList<>();

  /** The number of the current worker; -1 for the engine. */
  private int worker = -1;

  /** The time of the run, if it applies instead of the worker's own clock; otherwise -1. */
  private long runNanos = -1;

  /**
   * Creates a stamp.
   *
   * @param prefix precedes the worker's name; empty unless several runs log at once
   */
  public LogStamp(String prefix) {
    this.prefix = prefix;
  }

  /** Returns the stamp of the calling thread; null if it runs no virtual time. */
  public static @Nullable LogStamp ofThisThread() {
    return OF_THREAD.get();
  }

  /** Applies to the log lines of the calling thread from now on. */
  public void use() {
    OF_THREAD.set(this);
  }

  /** Removes the stamp of the calling thread. */
  public static void remove() {
    OF_THREAD.remove();
  }

  /**
   * Adds a worker.
   *
   * @param clock its time while its component is called; null if that is the time of the run
   * @return its number
   */
  public int add(String name, @Nullable Clock clock) {
    names.add(name);
    clocks.add(clock);
    return names.size() - 1;
  }

  /** Sets the current worker; its own clock has the time. */
  public void workerIs(int number) {
    worker = number;
    runNanos = -1;
  }

  /** Sets the current worker and the time of the run. */
  public void workerIs(int number, long nanos) {
    worker = number;
    runNanos = nanos;
  }

  /** Sets the engine as acting, and the time of the run. */
  public void engineIs(long nanos) {
    workerIs(-1, nanos);
  }

  /** Returns the name of the current worker. */
  public String worker() {
    return prefix + currentName();
  }

  /** Returns the name of the current worker without the prefix; {@code engine} if none is. */
  public String currentName() {
    return worker < 0 ? "engine" : names.get(worker);
  }

  /** Returns the time of the current worker, in nanoseconds since the start of the run. */
  public long nanos() {
    Clock clock = worker < 0 ? null : clocks.get(worker);
    if (runNanos >= 0) {
      return runNanos;
    }
    return clock == null ? 0 : clock.nanos();
  }
}
