package dev.millrace.distributions;

import dev.millrace.api.ConstantDistribution;
import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * A mixture: each draw is from one of several branches, chosen at random by weight, such as the
 * reads, writes and reports of a database.
 *
 * <p>The moments of a mixture are the weighted means of its branches' moments (Johnson, Kotz and
 * Balakrishnan, <i>Continuous Univariate Distributions</i>, volume 1, 2nd edition, 1994, chapter
 * 12).
 *
 * @param branches the branches, at least one, with a total weight above 0
 */
public record MixtureDistribution(List<Branch> branches) implements Distribution {

  public MixtureDistribution {
    branches = List.copyOf(branches);
    if (!(branches.stream().mapToDouble(Branch::weight).sum() > 0)) {
      throw new IllegalArgumentException(
          branches.isEmpty()
              ? "branches is empty; allowed: at least one"
              : "all weights are 0; allowed: at least one above 0");
    }
  }

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    var source = UniformSource.of(random);
    var samplers = new DoubleSupplier[branches.size()];
    var cumulative = new double[branches.size()];
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      samplers[i] = branches.get(i).distribution().sampler(random);
      sum += branches.get(i).weight();
      cumulative[i] = sum;
    }
    double total = sum;
    int last = cumulative.length - 1;
    return () -> {
      double point = source.nextDouble() * total;
      int chosen = 0;
      // Rounding may make the draw equal to the total.
      while (chosen < last && point >= cumulative[chosen]) {
        chosen++;
      }
      return samplers[chosen].getAsDouble();
    };
  }

  /** {@inheritDoc} It is the weighted mean of the branches' means. */
  @Override
  public double mean() {
    double sum = 0;
    for (Branch branch : branches) {
      sum += branch.weight() * branch.mean();
    }
    return sum / totalWeight();
  }

  /**
   * {@inheritDoc} The variance is the weighted mean of the branches' variances, plus the variance
   * of their means.
   */
  @Override
  public double squaredCoefficientOfVariation() {
    double mean = mean();
    if (mean == 0) {
      return 0;
    }
    double sum = 0;
    for (Branch branch : branches) {
      double relative = branch.mean() / mean;
      sum +=
          branch.weight()
              * (relative * relative * branch.squaredCv() + (relative - 1) * (relative - 1));
    }
    return sum / totalWeight();
  }

  private double totalWeight() {
    return branches.stream().mapToDouble(Branch::weight).sum();
  }

  /**
   * A branch: a constant if its variation is 0, otherwise a gamma distribution.
   *
   * @param weight the relative frequency, at least 0
   * @param mean the expected value, at least 0
   * @param squaredCv the squared coefficient of variation, from 0 to 1000; 1 is the exponential
   *     distribution
   */
  public record Branch(
      @Range(min = 0) double weight,
      @Quantity @Range(min = 0) double mean,
      @Range(min = 0, max = 1000) double squaredCv) {

    private Distribution distribution() {
      if (mean == 0 || squaredCv == 0) {
        return new ConstantDistribution(mean);
      }
      return squaredCv == 1
          ? new ExponentialDistribution(mean)
          : new GammaDistribution(mean, squaredCv);
    }
  }
}
