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

  /** How many messages were done after the observation. */
  private long late;

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
      if (done > warmUp.observedToNanos()) {
        late++;
      }
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

  /** Returns whether no delivered message was timed, although some were delivered. */
  boolean untimed() {
    return untimed && timed() == 0;
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
    waits().add(other.waits(), weight);
    services().add(other.services(), weight);
    sojourns().add(other.sojourns(), weight);
    done += other.done;
    timed += other.timed;
    untimed |= other.untimed;
    late += other.late * weight;
    lastDoneNanos = Math.max(lastDoneNanos, other.lastDoneNanos);
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

  /**
   * Returns how many messages were done after the warm-up and before the end of the observation,
   * whenever they were due.
   */
  public long done() {
    recordPending();
    return Math.max(0, done - late); // late is an estimate if not every message was timed
  }

  /** Returns when the last delivered message was done; 0 if there was none. */
  public long lastDoneNanos() {
    return lastDoneNanos;
  }
}
