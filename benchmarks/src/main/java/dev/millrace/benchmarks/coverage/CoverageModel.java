package dev.millrace.benchmarks.coverage;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A queue whose true figures are known: arrivals, waiting places and servers whose mean service is
 * one second. Sources of the formulas: {@code TheoryTest}, and {@link OnOffQueue}.
 */
enum CoverageModel {
  /** One server and ample waiting places, at a load of 0.8. */
  MM1("mm1", 20_000, poisson("1250ms"), places(1_000_000), 1, exponential()) {
    @Override
    Map<String, Double> figures() {
      return of("wait mean", 4, "wait p99", 21.910133, "wait p99.9", 33.423059);
    }
  },

  /** The same, with replications until the p99 is within 10 %, at most 200. */
  MM1_PRECISE("mm1-precise", 5_000, poisson("1250ms"), places(1_000_000), 1, exponential()) {
    @Override
    Map<String, Double> figures() {
      return of("wait mean", 4, "wait p99", 21.910133);
    }
  },

  /** One server and 40 waiting places, at a load of 0.8: rare losses, which come in clumps. */
  MM1_40("mm1-40", 20_000, poisson("1250ms"), places(40), 1, exponential()) {
    @Override
    Map<String, Double> figures() {
      return of("loss", 0.2 * Math.pow(0.8, 41) / (1 - Math.pow(0.8, 42)));
    }
  },

  /** Pareto service of shape 2.5, without a third moment, so that the wait has no variance. */
  MPARETO1(
      "mpareto1",
      20_000,
      poisson("1250ms"),
      places(1_000_000),
      1,
      "{ type = pareto, shape = 2.5, min = 600ms }") {
    @Override
    Map<String, Double> figures() {
      return of("wait mean", 3.6);
    }
  },

  /** Three servers and 17 waiting places, 2.85 messages a second. */
  MM3_17("mm3-17", 10_000, poisson("350877193ns"), places(17), 3, exponential()) {
    @Override
    Map<String, Double> figures() {
      return of("wait mean", 2.206075195, "wait p99", 7.357060757, "loss", 0.029640842);
    }
  },

  /** On-off Poisson arrivals, one server and 50 waiting places. */
  ON_OFF_50(
      "on-off-50",
      40_000,
      "type = mmpp, states = [ { rate = 4, dwell = 5s }, { rate = 0, dwell = 20s } ]",
      places(50),
      1,
      exponential()) {
    @Override
    Map<String, Double> figures() {
      var solved = new OnOffQueue(4, 5, 20, 1, 51);
      return of(
          "wait mean",
          solved.meanWaitSeconds(),
          "wait p99",
          solved.waitSeconds(0.99),
          "loss",
          solved.loss());
    }
  };

  private final String key;
  private final long seconds;
  private final String producer;
  private final String queue;
  private final int servers;
  private final String service;

  CoverageModel(
      String key, long seconds, String producer, String queue, int servers, String service) {
    this.key = key;
    this.seconds = seconds;
    this.producer = producer;
    this.queue = queue;
    this.servers = servers;
    this.service = service;
  }

  private static String poisson(String gap) {
    return "type = random, gap { type = exponential, mean = " + gap + " }";
  }

  private static String exponential() {
    return "{ type = exponential, mean = 1s }";
  }

  private static String places(int capacity) {
    return "overflow.policy = drop-newest, capacity = " + capacity;
  }

  private static Map<String, Double> of(Object... namesAndValues) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      figures.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
    }
    return figures;
  }

  /**
   * Returns the true values by figure: of messages that are not lost, waits in seconds; the share
   * of messages that are lost.
   */
  abstract Map<String, Double> figures();

  /** Returns whether replications are added until the p99 is precise. */
  boolean isPrecise() {
    return this == MM1_PRECISE;
  }

  /** Returns the name on the command line and in the table. */
  String key() {
    return key;
  }

  /** Returns the virtual time of a replication, unless a multiple of it is requested. */
  long seconds() {
    return seconds;
  }

  /**
   * Returns the text of the scenario.
   *
   * @param millis the virtual time of a replication, a tenth of which is warm-up
   */
  String scenario(long millis) {
    return """
    producers.network { %s }
    pipeline { type = queue, %s }
    consumers.database { type = slow-database, count = %d, service = %s }
    run { engine = virtual, duration = %dms, warm-up = 10%%, drain-timeout = 100000s }
    """
        .formatted(producer, queue, servers, service, millis);
  }
}
