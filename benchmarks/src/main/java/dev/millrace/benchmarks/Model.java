package dev.millrace.benchmarks;

/**
 * A queue that every entry simulates: Poisson arrivals, exponential service with a mean of one
 * second, first come, first served. A customer that finds the waiting places full is lost.
 */
enum Model {
  /** One server and ample waiting places. */
  MM1("mm1", 0.8, 1, Integer.MAX_VALUE, false, 4, 0),

  /** The same queue, but waiting at the producer, in front of a pipeline with one slot. */
  MM1_AT_PRODUCER("mm1-at-producer", 0.8, 1, Integer.MAX_VALUE, true, 4, 0),

  /** Three servers and 17 waiting places; 3 % of the customers are lost. */
  MM3_17("mm3-17", 2.85, 3, 17, false, 2.206075195, 0.029640842);

  private final String key;
  private final double arrivalsPerSecond;
  private final int servers;
  private final int waitingPlaces;
  private final boolean waitsAtProducer;
  private final double meanWaitSeconds;
  private final double lossShare;

  Model(
      String key,
      double arrivalsPerSecond,
      int servers,
      int waitingPlaces,
      boolean waitsAtProducer,
      double meanWaitSeconds,
      double lossShare) {
    this.key = key;
    this.arrivalsPerSecond = arrivalsPerSecond;
    this.servers = servers;
    this.waitingPlaces = waitingPlaces;
    this.waitsAtProducer = waitsAtProducer;
    this.meanWaitSeconds = meanWaitSeconds;
    this.lossShare = lossShare;
  }

  /** Returns the name on the command line and in the table. */
  String key() {
    return key;
  }

  double arrivalsPerSecond() {
    return arrivalsPerSecond;
  }

  int servers() {
    return servers;
  }

  /** Returns the number of waiting places; {@link Integer#MAX_VALUE} for no limit. */
  int waitingPlaces() {
    return waitingPlaces;
  }

  /**
   * Returns whether customers wait as blocked producers; has no effect on entries without
   * producers.
   */
  boolean waitsAtProducer() {
    return waitsAtProducer;
  }

  /**
   * Returns the exact mean wait of customers served, from the stationary probabilities of the
   * birth-death process (for instance Gross, Shortle, Thompson and Harris, Fundamentals of Queueing
   * Theory, 4th edition, sections 2.2 and 2.5).
   */
  double meanWaitSeconds() {
    return meanWaitSeconds;
  }

  /** Returns the exact share of customers lost, from 0 to 1; same source. */
  double lossShare() {
    return lossShare;
  }
}
