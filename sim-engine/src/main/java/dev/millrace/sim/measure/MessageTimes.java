package dev.millrace.sim.measure;

/**
 * The wait, service and sojourn times of delivered messages.
 *
 * <p>Not thread-safe: filled by one thread, and read after that thread has ended.
 *
 * <p>Times are collected in arrays and recorded {@value #PENDING} at a time. The plain version
 * records each in three histograms at once, which costs three cache misses a message.
 */
public final class MessageTimes {

  private static final int PENDING = 256;

  private final WarmUp warmUp;
  private final long[] pendingWaits = new long[PENDING];
  private final long[] pendingServices = new long[PENDING];
  private int pending;
  private final Latencies waits = new Latencies();
  private final Latencies services = new Latencies();
  private final Latencies sojourns = new Latencies();
  private long done;
  private long timed;
  private boolean untimed;
  private long lastDoneNanos;

  /** Creates an empty record. */
  public MessageTimes(WarmUp warmUp) {
    this.warmUp = warmUp;
  }

  /**
   * Records a delivered message. Times are in nanoseconds since the start of the run; the time done
   * never decreases.
   *
   * @param due when it was due
   * @param taken when its consumer began to store it
   * @param done when its consumer had stored it
   */
  void delivered(long due, long taken, long done) {
    if (warmUp.counts(due)) {
      pendingWaits[pending] = Math.max(0, taken - due);
      pendingServices[pending] = Math.max(0, done - taken);
      lastDoneNanos = done;
      pending++;
      if (pending == PENDING) {
        recordPending();
      }
    } else if (warmUp.counts(done)) {
      this.done++;
      lastDoneNanos = done;
    }
  }

  /** Counts a delivered message that was not timed. */
  void deliveredUntimed(long due) {
    if (warmUp.counts(due)) {
      done++;
      untimed = true;
    }
  }

  /** Records the end of the run: messages that were not timed were done by then. */
  void ended(long nowNanos) {
    if (untimed && timed() == 0) {
      lastDoneNanos = nowNanos;
    }
  }

  private void recordPending() {
    Latencies.recordParts(pendingWaits, pendingServices, pending, waits, services, sojourns);
    done += pending;
    timed += pending;
    pending = 0;
  }

  /**
   * Adds times that were recorded elsewhere.
   *
   * @param weight the number of messages that each of its timed messages represents
   */
  void add(MessageTimes other, int weight) {
    addTimes(other, weight);
    lastDoneNanos = Math.max(lastDoneNanos, other.lastDoneNanos);
  }

  /** Adds the times of a run that was measured from a time on, as if it followed this one. */
  void append(MessageTimes next, long fromNanos) {
    addTimes(next, 1);
    lastDoneNanos += Math.max(0, next.lastDoneNanos - fromNanos);
  }

  private void addTimes(MessageTimes other, int weight) {
    waits().add(other.waits(), weight);
    services().add(other.services(), weight);
    sojourns().add(other.sojourns(), weight);
    done += other.done;
    timed += other.timed;
    untimed |= other.untimed;
  }

  /** Returns the times from due to taken. */
  public Latencies waits() {
    recordPending();
    return waits;
  }

  /** Returns the times from taken to done. */
  public Latencies services() {
    recordPending();
    return services;
  }

  /** Returns the times from due to done. */
  public Latencies sojourns() {
    recordPending();
    return sojourns;
  }

  /** Returns how many delivered messages were timed; they represent the others. */
  public long timed() {
    recordPending();
    return timed;
  }

  /** Returns how many messages were done after the warm-up, whenever they were due. */
  public long done() {
    recordPending();
    return done;
  }

  /** Returns when the last delivered message was done; 0 if there was none. */
  public long lastDoneNanos() {
    return lastDoneNanos;
  }
}
