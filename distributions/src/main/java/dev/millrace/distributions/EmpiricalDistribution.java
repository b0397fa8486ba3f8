package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * The distribution of measured values: each draw is one of a file's values, with equal probability.
 *
 * <p>Its moments are those of the sample itself (Efron and Tibshirani, <i>An Introduction to the
 * Bootstrap</i>, 1993, chapter 4), so the variance divides by the number of values.
 *
 * @param file a text file with one number per line
 * @param unit the quantity of a 1 in the file, above 0
 */
public record EmpiricalDistribution(Path file, @Quantity @Range(above = 0) double unit)
    implements Distribution {

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if the file cannot be read or is invalid; the message names
   *     the file and, if known, the line
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

  @Override
  public double squaredCoefficientOfVariation() {
    return Sample.of(file).squaredCoefficientOfVariation();
  }
}
