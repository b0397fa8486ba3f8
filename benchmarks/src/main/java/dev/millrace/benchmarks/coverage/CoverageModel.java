package dev.millrace.benchmarks.coverage;

/**
 * A queue whose exact figures are known: arrivals, waiting places and exponential servers with a
 * mean of one second. Sources of the formulas: {@code TheoryTest} and {@link OnOffQueue}.
 */
enum CoverageModel {
  /** One server and ample waiting places, at a load of 0.8. */
  MM1("mm1", 20_000, poisson("1250ms"), "capacity = 1000000", 1, 0, 4, 21.910133),

  /** Three servers and 17 waiting places, 2.85 messages a second. */
  MM3_17(
      "mm3-17",
      10_000,
      poisson("350877193ns"),
      "capacity = 17, overflow.policy = drop-newest",
      3,
      0.029640842,
      2.206075195,
      7.357060757),

  /** On-off Poisson arrivals, one server and 50 waiting places. */
  ON_OFF_50("on-off-50", 40_000, new OnOffQueue(4, 5, 20, 1, 51));

  private final String key;
  private final long seconds;
  private final String producer;
  private final String queue;
  private final int servers;
  private final double loss;
  private final double meanWaitSeconds;
  private final double p99WaitSeconds;

  CoverageModel(
      String key,
      long seconds,
      String producer,
      String queue,
      int servers,
      double loss,
      double meanWaitSeconds,
      double p99WaitSeconds) {
    this.key = key;
    this.seconds = seconds;
    this.producer = producer;
    this.queue = queue;
    this.servers = servers;
    this.loss = loss;
    this.meanWaitSeconds = meanWaitSeconds;
    this.p99WaitSeconds = p99WaitSeconds;
  }

  CoverageModel(String key, long seconds, OnOffQueue solved) {
    this(
        key,
        seconds,
        "type = mmpp, states = [ { rate = 4, dwell = 5s }, { rate = 0, dwell = 20s } ]",
        "capacity = 50, overflow.policy = drop-newest",
        1,
        solved.loss(),
        solved.meanWaitSeconds(),
        solved.waitSeconds(0.99));
  }

  private static String poisson(String gap) {
    return "type = random, gap { type = exponential, mean = " + gap + " }";
  }

  /** Returns the name on the command line and in the table. */
  String key() {
    return key;
  }

  /** Returns the default length of a replication in virtual time. */
  long seconds() {
    return seconds;
  }

  /** Returns the share of messages lost, from 0 to 1. */
  double loss() {
    return loss;
  }

  /** Returns the mean wait of messages that are not lost. */
  double meanWaitSeconds() {
    return meanWaitSeconds;
  }

  /** Returns the 99th percentile of the wait of messages that are not lost. */
  double p99WaitSeconds() {
    return p99WaitSeconds;
  }

  /**
   * Returns the text of the scenario.
   *
   * @param millis the length of a replication in virtual time, a tenth of which is warm-up
   */
  String scenario(long millis) {
    return """
        producers.network { %s }
        pipeline { type = queue, %s }
        consumers.database {
          type = slow-database, count = %d, service { type = exponential, mean = 1s }
        }
        run { engine = virtual, duration = %dms, warm-up = 10%%, drain-timeout = 100000s }
        """
        .formatted(producer, queue, servers, millis);
  }
}
