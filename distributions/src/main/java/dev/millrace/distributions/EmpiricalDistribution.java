package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * The distribution of measured values: each draw is one of a file's values, all equally likely.
 *
 * <p>Its moments are those of the sample itself (Efron and Tibshirani, <i>An Introduction to the
 * Bootstrap</i>, 1993, chapter 4), so the variance divides by the number of values.
 *
 * @param file a text file with one number a line
 * @param unit what a number of 1 in the file stands for, above 0
 */
public record EmpiricalDistribution(Path file, @Quantity @Range(above = 0) double unit)
    implements Distribution {

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it cannot be read or holds something else; the message
   *     names the file and, as far as there is one, the line
   */
  public EmpiricalDistribution {
    Sample.of(file);
  }

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    var source = UniformSource.of(random);
    Sample sample = Sample.of(file);
    int size = sample.size();
    return () -> sample.value(source.nextInt(size)) * unit;
  }

  @Override
  public double mean() {
    return Sample.of(file).mean() * unit;
  }

  /** {@inheritDoc} 0 for a mean of 0. */
  @Override
  public double squaredCoefficientOfVariation() {
    return Sample.of(file).squaredCoefficientOfVariation();
  }
}
