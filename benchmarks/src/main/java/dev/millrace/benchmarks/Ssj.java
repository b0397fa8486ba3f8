package dev.millrace.benchmarks;

/** SSJ's event view, with full or reduced measurement. */
final class Ssj implements Entry {
  private final String key;
  private final boolean fullMeasurement;
  private final boolean ownGenerator;

  private Ssj(String key, boolean fullMeasurement, boolean ownGenerator) {
    this.key = key;
    this.fullMeasurement = fullMeasurement;
    this.ownGenerator = ownGenerator;
  }

  /** Measures histograms of wait, service and sojourn, and the queue's length over time. */
  static Ssj fullMeasurement() {
    return new Ssj("ssj", true, false);
  }

  /** As {@link #fullMeasurement}, with SSJ's own generator of exponential numbers. */
  static Ssj ownGenerator() {
    return new Ssj("ssj-own-exp", true, true);
  }

  /** Measures the histogram of the wait alone, as the hand-written loop does. */
  static Ssj waitAlone() {
    return new Ssj("ssj-wait-alone", false, false);
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Figures run(Model model, long customers, long seed) {
    return new SsjQueue(model, customers, seed, fullMeasurement, ownGenerator).run();
  }
}
