package dev.millrace.sim.report.page;

import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.report.Figures;
import dev.millrace.sim.report.Measures;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a message's mean time, one after the other: before the pipeline, in it, in service.
 */
final class TimeParts {

  private TimeParts() {}

  /**
   * Returns the bars of a run.
   *
   * @param inStages whether there are several pipelines, whose lengths are not in these figures
   */
  static List<Bars.Bar> of(Measures measured, boolean inStages) {
    Latency wait = measured.waitNanos();
    Latency service = measured.serviceNanos();
    if (wait == null || service == null || wait.mean() + service.mean() <= 0) {
      return List.of();
    }
    double total = wait.mean() + service.mean();
    double outside = inStages ? 0 : outsideNanos(measured, wait.mean());
    List<Bars.Bar> bars = new ArrayList<>();
    if (outside > 0) {
      bars.add(bar("blocked or late", 0, outside, total, 2));
    }
    bars.add(
        bar(outside > 0 ? "in the pipeline" : "waiting", outside, wait.mean() - outside, total, 1));
    bars.add(bar("in service", wait.mean(), service.mean(), total, 3));
    return bars;
  }

  /**
   * Returns the part of the mean wait that passes before a message is in the pipeline: the rest of
   * what Little's law, W = L / λ, says of the time in it. 0 where it is unknown, or too small to be
   * told from chance.
   */
  private static double outsideNanos(Measures measured, double wait) {
    Double length = measured.queue().mean();
    Double rate = measured.throughputPerSecond();
    if (length == null || rate == null || rate <= 0 || measured.dropped() > 0) {
      return 0;
    }
    double outside = wait - length / rate * 1e9;
    return outside > 0.01 * wait ? outside : 0;
  }

  private static Bars.Bar bar(String name, double from, double length, double total, int colour) {
    String value =
        "%s (%s)".formatted(Figures.bareDuration(length), Figures.percent(length / total));
    return new Bars.Bar(name, value, from / total, length / total, colour);
  }
}
