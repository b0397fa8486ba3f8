package dev.millrace.sim.measure;

/**
 * How long messages waited, were served and stayed, recorded when they are delivered. Not
 * thread-safe: filled by one thread, and read after that thread has ended.
 *
 * <p>The times are noted, and put into the histograms some hundred at a time: a histogram is larger
 * than a processor's nearest cache, and one after the other they are fetched but once, all at a
 * time, instead of thrice a message.
 */
public final class MessageTimes {

  /** So many that a visit to a histogram pays, and few enough to stay in the nearest cache. */
  private static final int NOTES = 256;

  private final WarmUp warmUp;
  private final long[] notedWaits = new long[NOTES];
  private final long[] notedServices = new long[NOTES];
  private int noted;
  private final Latencies waits = new Latencies();
  private final Latencies services = new Latencies();
  private final Latencies sojourns = new Latencies();
  private long done;
  private long lastDoneNanos;
  private long stoodFor;

  /** Creates an empty record. */
  public MessageTimes(WarmUp warmUp) {
    this.warmUp = warmUp;
  }

  /**
   * A message was delivered, none before after it; all times in nanoseconds since the start of the
   * run.
   *
   * @param due when it was meant to arrive
   * @param taken when its consumer began to store it
   * @param done when the consumer had stored it
   */
  public void delivered(long due, long taken, long done) {
    if (warmUp.counts(due)) {
      deliveredThatCounts(due, taken, done);
    } else if (warmUp.counts(done)) {
      this.done++;
      lastDoneNanos = done;
    }
  }

  /** The same, for a message that is known to count; {@code due <= taken <= done}. */
  void deliveredThatCounts(long due, long taken, long done) {
    int note = noted;
    notedWaits[note] = Math.max(0, taken - due);
    notedServices[note] = Math.max(0, done - taken);
    lastDoneNanos = done;
    noted = note + 1;
    if (noted == NOTES) {
      recordWhatIsNoted();
    }
  }

  private void recordWhatIsNoted() {
    int count = noted;
    if (count == 0) {
      return;
    }
    noted = 0;
    done += count;
    Latencies.recordParts(notedWaits, notedServices, count, waits, services, sojourns);
  }

  /**
   * A message was delivered that stands for others, whose times were not taken; otherwise as {@link
   * #delivered(long, long, long)}.
   *
   * @param standsFor how many messages it stands for, itself included
   * @param alsoDone how many others were delivered since the last of which the times were taken
   */
  void delivered(long due, long taken, long done, int standsFor, long alsoDone) {
    if (warmUp.counts(due)) {
      waits.record(taken - due, standsFor);
      services.record(done - taken, standsFor);
      sojourns.record(done - due, standsFor);
      stoodFor += standsFor - 1;
    }
    if (warmUp.counts(done)) {
      this.done += 1 + alsoDone;
      lastDoneNanos = Math.max(lastDoneNanos, done);
    }
  }

  /** So many messages were delivered until a time, and their times were not taken. */
  void alsoDone(long messages, long untilNanos) {
    if (messages > 0) {
      done += messages;
      lastDoneNanos = Math.max(lastDoneNanos, untilNanos);
    }
  }

  /** So many messages were delivered hardly later than the last that was timed. */
  void alsoDone(long messages) {
    done += messages;
  }

  void add(MessageTimes other) {
    waits().add(other.waits());
    services().add(other.services());
    sojourns().add(other.sojourns());
    done += other.done();
    stoodFor += other.stoodFor;
    lastDoneNanos = Math.max(lastDoneNanos, other.lastDoneNanos);
  }

  /** Adds the times of a run that began to count at a time, as if it followed on this one. */
  void append(MessageTimes next, long fromNanos) {
    waits().add(next.waits());
    services().add(next.services());
    sojourns().add(next.sojourns());
    done += next.done();
    stoodFor += next.stoodFor;
    lastDoneNanos += Math.max(0, next.lastDoneNanos - fromNanos);
  }

  /** From due to taken. */
  public Latencies waits() {
    recordWhatIsNoted();
    return waits;
  }

  /** From taken to done. */
  public Latencies services() {
    recordWhatIsNoted();
    return services;
  }

  /** From due to done. */
  public Latencies sojourns() {
    recordWhatIsNoted();
    return sojourns;
  }

  /** Of how many delivered messages the times were taken; the others are stood for by them. */
  public long timed() {
    return sojourns().count() - stoodFor;
  }

  /** How many messages were done after the warm-up, whenever they were due. */
  public long done() {
    recordWhatIsNoted();
    return done;
  }

  /** When the last delivered message was done; 0 when none was. */
  public long lastDoneNanos() {
    return lastDoneNanos;
  }
}
