package dev.millrace.sim.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RatiosTest {

  private static final double[] ONES = {1, 1, 1, 1};

  /**
   * Mean 5, variance 20/3, standard error √(20/12); t with 3 degrees of freedom at 0.975: 3.1824.
   */
  @Test
  void ratio_toEqualNumbers_isMeanWithTInterval() {
    Estimate estimate = Ratios.estimate(new double[] {2, 4, 6, 8}, ONES, 0.95);

    assertThat(estimate.value()).isEqualTo(5);
    assertThat(estimate.halfWidth()).isCloseTo(3.182446 * Math.sqrt(20.0 / 12), within(1e-5));
    assertThat(estimate.contains(5)).isTrue();
    assertThat(estimate.contains(9.2)).isFalse();
  }

  /** R = 12/6 = 2, residuals -1, 0, 1, so s² = 1; error √(1/3) / 2; t at 2 degrees: 4.302653. */
  @Test
  void ratio_toOtherNumbers_isRatioOfSums() {
    Estimate estimate = Ratios.estimate(new double[] {1, 4, 7}, new double[] {1, 2, 3}, 0.95);

    assertThat(estimate.value()).isEqualTo(2);
    assertThat(estimate.halfWidth()).isCloseTo(4.302653 * Math.sqrt(1.0 / 3) / 2, within(1e-5));
  }

  @Test
  void ratio_ofOneReplication_hasNoInterval() {
    Estimate estimate = Ratios.estimate(new double[] {3}, new double[] {2}, 0.95);

    assertThat(estimate.value()).isEqualTo(1.5);
    assertThat(estimate.hasInterval()).isFalse();
    assertThat(estimate.isWithin(1)).isFalse();
  }

  @Test
  void ratio_to0_isNaN() {
    assertThat(Ratios.estimate(new double[] {0, 0}, new double[] {0, 0}, 0.95))
        .isEqualTo(Estimate.without(Double.NaN));
  }

  /**
   * Losses that come in clumps of 5 on average, 8 clumps in 20 replications on average: of 2,000
   * plain intervals 87 % contain the true share, of these 93 %.
   */
  @Test
  void rareShare_ofClumps_coversTrueShare() {
    assertThat(coveringRareShares(8)).isBetween(1_820, 1_940);
  }

  /** 1.3 clumps on average; in a quarter of the experiments there is none. */
  @Test
  void rareShare_ofHardlyAnyClumps_coversTrueShare() {
    assertThat(coveringRareShares(1.3)).isGreaterThan(1_860);
  }

  private static int coveringRareShares(double clumps) {
    Random random = new Random(1);
    double[] messages = new double[20];
    java.util.Arrays.fill(messages, 10_000);
    int covering = 0;
    for (int experiment = 0; experiment < 2_000; experiment++) {
      double[] lost = random.doubles(20).map(ignored -> clumped(clumps / 20, random)).toArray();
      if (Ratios.rareShare(lost, messages, 0.95).contains(clumps / 20 * 5 / 10_000)) {
        covering++;
      }
    }
    return covering;
  }

  /** Returns a Poisson number of geometric clumps. */
  private static double clumped(double mean, Random random) {
    double lost = 0;
    for (double t = exponential(random); t < mean; t += exponential(random)) {
      lost += Math.ceil(Math.log(1 - random.nextDouble()) / Math.log(0.8));
    }
    return lost;
  }

  private static double exponential(Random random) {
    return -Math.log(1 - random.nextDouble());
  }

  @Test
  void rareShare_of0_isBoundedByReplications() {
    Estimate estimate = Ratios.rareShare(new double[4], new double[] {9, 9, 9, 9}, 0.95);

    assertThat(estimate.low()).isZero();
    assertThat(estimate.high()).isCloseTo(1 - Math.pow(0.05, 0.25), within(1e-12));
  }

  @Test
  void share_isBetween0And1() {
    Estimate estimate = Ratios.share(new double[] {0, 0, 0, 1}, ONES, 0.95);

    assertThat(estimate.low()).isBetween(0.0, 0.25);
    assertThat(estimate.high()).isBetween(0.25, 1.0);
  }

  /**
   * Of 2,000 intervals at 95 % over ten normal values, 1,900 ± 10 contain the mean; four sigma: 39.
   */
  @Test
  void intervals_coverTrueMeanAtTheirConfidence() {
    Random random = new Random(1);
    double[] ones = new double[10];
    java.util.Arrays.fill(ones, 1);
    int covering = 0;
    for (int experiment = 0; experiment < 2_000; experiment++) {
      double[] values = random.doubles(10).map(ignored -> 7 + random.nextGaussian()).toArray();
      if (Ratios.estimate(values, ones, 0.95).contains(7)) {
        covering++;
      }
    }
    assertThat(covering).isBetween(1_861, 1_939);
  }
}
