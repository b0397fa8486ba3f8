package dev.millrace.sim.measure;

/**
 * What one consuming worker measures of the messages that it delivered. Not thread-safe: used by
 * the worker's thread, and read after that thread has ended.
 */
public final class ConsumerMeter {

  private final Latencies waits = new Latencies();
  private final Latencies services = new Latencies();
  private final Latencies sojourns = new Latencies();
  private long lastDoneNanos;

  /**
   * A message was delivered; all times in nanoseconds since the start of the run.
   *
   * @param due when it was meant to arrive
   * @param taken when it came out of the pipeline
   * @param done when the consumer had stored it
   */
  public void delivered(long due, long taken, long done) {
    waits.record(taken - due);
    services.record(done - taken);
    sojourns.record(done - due);
    lastDoneNanos = done;
  }

  Latencies waits() {
    return waits;
  }

  Latencies services() {
    return services;
  }

  Latencies sojourns() {
    return sojourns;
  }

  long lastDoneNanos() {
    return lastDoneNanos;
  }
}
