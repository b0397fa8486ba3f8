package dev.millrace.sim.report.page;

import dev.millrace.sim.measure.Latencies;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.report.page.Chart.Line;
import java.util.ArrayList;
import java.util.List;

/** The distributions of the times of a run, on an axis that stretches the high percentiles. */
final class Distributions {

  /** Points for each nine. */
  private static final int STEPS = 20;

  private static final int NINES = 5;

  private Distributions() {}

  /**
   * Returns the chart of a run, up to the percentile that one of its messages reaches.
   *
   * @param prefix begins the id of the chart
   */
  static Chart of(Measurements measured, String prefix) {
    long count = measured.sojourns().count();
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i <= STEPS * NINES; i++) {
      double above = Math.pow(10, -(double) i / STEPS);
      if (above * count >= 1) {
        shares.add(1 - above);
      }
    }
    double[] xs = shares.stream().mapToDouble(Double::doubleValue).toArray();
    return new Chart(
        prefix + "distribution",
        "Distribution of times",
        "The share of messages that need at most this time.",
        "percentile",
        Scale.PERCENTILE,
        Scale.DURATION,
        xs,
        List.of(
            line("sojourn", 1, xs, measured.sojourns()),
            line("wait", 2, xs, measured.waits()),
            line("service", 3, xs, measured.services())),
        null);
  }

  private static Line line(String name, int colour, double[] shares, Latencies times) {
    double[] ys = new double[shares.length];
    for (int i = 0; i < ys.length; i++) {
      ys[i] = times.count() == 0 ? Double.NaN : times.percentileNanos(100 * shares[i]);
    }
    return new Line(name, colour, false, ys);
  }
}
