package dev.millrace.sim.report.page;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The meaning of an axis: where a value is on it, what its ticks are and how they read. */
enum Scale {
  /** Seconds since the start of the run. */
  TIME,
  /** Messages or workers. */
  COUNT,
  /** Messages a second. */
  RATE,
  /** Nanoseconds, on a logarithmic axis. */
  DURATION,
  /** From 0 to 1. */
  SHARE,
  /** A share of all messages, from 0 to below 1, drawn as the number of its nines. */
  PERCENTILE;

  private static final int MAX_TICKS = 12;
  private static final double[] PERCENTILES = {0, 0.9, 0.99, 0.999, 0.9999, 0.99999};

  @JsonValue
  String jsonName() {
    return Names.kebabCase(name());
  }

  /** Returns the place of a value on the axis, in a unit of its own. */
  double place(double value) {
    return switch (this) {
      case DURATION -> Math.log10(Math.max(1, value));
      case PERCENTILE -> -Math.log10(1 - value);
      default -> value;
    };
  }

  /** Whether an axis begins at 0, whatever its smallest value is. */
  boolean beginsAtZero() {
    return this == COUNT || this == RATE || this == SHARE;
  }

  /** Returns the values that are named on an axis, at most about six. */
  List<Double> ticks(double min, double max) {
    List<Double> ticks = new ArrayList<>();
    switch (this) {
      case DURATION -> {
        double decades = place(max) - place(min);
        int stride = (int) Math.ceil(Math.max(1, decades) / 6);
        for (double at = Math.ceil(place(min) - 1e-9); at <= place(max) + 1e-9; at += stride) {
          ticks.add(Math.pow(10, at));
        }
        if (ticks.isEmpty()) {
          ticks.addAll(List.of(min, max));
        }
      }
      case PERCENTILE -> {
        for (double each : PERCENTILES) {
          if (each >= min && each <= max) {
            ticks.add(each);
          }
        }
      }
      default -> {
        double step = niceStep((max - min) / 5);
        double first = Math.ceil(min / step) * step;
        for (int i = 0; i < MAX_TICKS && first + i * step <= max + step * 1e-9; i++) {
          ticks.add(first + i * step);
        }
      }
    }
    return ticks;
  }

  /** Returns the least of 1, 2 and 5 times a power of ten that is not below a number. */
  private static double niceStep(double least) {
    if (!(least > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** Returns a value as people read it. */
  String format(double value) {
    return switch (this) {
      case TIME -> value == 0 ? "0 s" : Figures.bareDuration(value * 1e9);
      case COUNT ->
          value == Math.rint(value) ? Figures.count((long) value) : Figures.twoDecimals(value);
      case RATE -> Figures.rate(value) + "/s";
      case DURATION -> Figures.bareDuration(value);
      case SHARE -> Figures.wholePercent(value);
      case PERCENTILE -> percentile(value);
    };
  }

  /** Returns a percentile with as many digits as it has nines. */
  private static String percentile(double share) {
    double percent = 100 * share;
    for (int digits = 0; digits < 6; digits++) {
      double scale = Math.pow(10, digits);
      if (Math.abs(Math.rint(percent * scale) / scale - percent) < 1e-9) {
        return String.format(Locale.ROOT, "%." + digits + "f %%", percent);
      }
    }
    return String.format(Locale.ROOT, "%.5f %%", percent);
  }
}
