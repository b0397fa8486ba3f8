package dev.millrace.sim.study.fit;

import java.util.List;

/**
 * What a queue makes of arrivals: for each service, load and figure a value. Waits are in mean
 * service times, and losses are shares.
 *
 * @param values in the order of {@link #index}
 */
record Figures(double[] values) {

  /** The services: with exponential times, and with constant ones. */
  static final List<String> SERVICES = List.of("exponential", "constant");

  static final List<Double> LOADS = List.of(0.3, 0.5, 0.7, 0.8, 0.9);

  /** A figure of a queue. */
  enum Figure {
    WAIT_MEAN("mean wait", 0.1),
    WAIT_P99("p99 wait", 0.1),
    LOSS("loss", 0.005);

    private final String label;

    /** Differences of values that are much smaller than this do not matter. */
    private final double floor;

    Figure(String label, double floor) {
      this.label = label;
      this.floor = floor;
    }

    String label() {
      return label;
    }
  }

  private static final Figure[] EACH = Figure.values();
  static final int COUNT = SERVICES.size() * LOADS.size() * EACH.length;

  static int index(int service, int load, int figure) {
    return (service * LOADS.size() + load) * EACH.length + figure;
  }

  double value(int service, int load, Figure figure) {
    for (int i = 0; i < EACH.length; i++) {
      if (EACH[i] == figure) {
        return values[index(service, load, i)];
      }
    }
    throw new IllegalArgumentException(figure.label());
  }

  /** Returns the mean of several. */
  static Figures mean(List<Figures> several) {
    double[] mean = new double[COUNT];
    for (Figures each : several) {
      for (int i = 0; i < COUNT; i++) {
        mean[i] += each.values[i] / several.size();
      }
    }
    return new Figures(mean);
  }

  /**
   * Returns the typical relative error against a reference: 0.1 if the figures are 10 % larger or
   * smaller in root mean square of their logarithms.
   */
  double error(Figures reference) {
    double squares = 0;
    for (int i = 0; i < COUNT; i++) {
      double floor = EACH[i % EACH.length].floor;
      double log = Math.log((values[i] + floor) / (reference.values[i] + floor));
      squares += log * log;
    }
    return Math.expm1(Math.sqrt(squares / COUNT));
  }
}
