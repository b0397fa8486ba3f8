package dev.millrace.distributions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * An estimate of a statistic of a sampler, with its standard error: the mean and the spread of the
 * statistic over independent batches of draws.
 */
record Estimate(double value, double standardError) {

  private static final int BATCHES = 100;
  private static final int DRAWS_PER_BATCH = 10_000;

  /** In standard errors; a correct sampler exceeds it for one seed in 16,000. */
  private static final double TOLERANCE = 4;

  static Estimate of(ToDoubleFunction<double[]> statistic, DoubleSupplier sampler) {
    double[] values =
        DoubleStream.generate(
                () ->
                    statistic.applyAsDouble(
                        DoubleStream.generate(sampler).limit(DRAWS_PER_BATCH).toArray()))
            .limit(BATCHES)
            .toArray();
    return new Estimate(mean(values), Math.sqrt(variance(values) / BATCHES));
  }

  void isCloseTo(double exact) {
    assertThat(Math.abs(value - exact) / standardError)
        .as("standard errors between the estimate %s and the exact value %s", value, exact)
        .isLessThan(TOLERANCE);
  }

  static double mean(double[] draws) {
    return Arrays.stream(draws).sum() / draws.length;
  }

  static double squaredCoefficientOfVariation(double[] draws) {
    double mean = mean(draws);
    return variance(draws) / (mean * mean);
  }

  static double p99(double[] draws) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    return sorted[(int) (0.99 * draws.length)];
  }

  private static double variance(double[] draws) {
    double mean = mean(draws);
    return Arrays.stream(draws).map(draw -> (draw - mean) * (draw - mean)).sum()
        / (draws.length - 1);
  }
}
