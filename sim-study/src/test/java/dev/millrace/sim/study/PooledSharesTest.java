package dev.millrace.sim.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.sim.measure.Latencies;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PooledSharesTest {

  private final PooledShares pooled = new PooledShares();

  private void add(long... nanos) {
    Latencies replication = new Latencies();
    for (long value : nanos) {
      replication.record(value);
    }
    pooled.add(replication);
  }

  @Test
  void percentile_isThatOfAllReplications() {
    add(10, 20, 30);
    add(5, 20, 40, 50);
    add(60, 70, 80);

    assertThat(pooled.count()).isEqualTo(10);
    assertThat(pooled.percentile(50, 0.95).value()).isEqualTo(30);
    assertThat(pooled.percentile(90, 0.95).value()).isEqualTo(70);
    assertThat(pooled.percentile(100, 0.95).value()).isEqualTo(80);
  }

  /** Shares at or below 20: 2/3, 2/4 and 0/3, which is the ratio of 2, 2, 0 to 3, 4, 3. */
  @Test
  void share_hasLogitIntervalOfItsRatio() {
    add(10, 20, 30);
    add(5, 20, 40, 50);
    add(60, 70, 80);

    Estimate expected = Ratios.share(new double[] {2, 2, 0}, new double[] {3, 4, 3}, 0.95);
    for (long between : new long[] {20, 25, 29}) {
      Estimate share = pooled.shareAtOrBelow(between, 0.95);
      assertThat(share.value()).isEqualTo(0.4);
      assertThat(share.low()).isCloseTo(expected.low(), within(1e-12));
      assertThat(share.high()).isCloseTo(expected.high(), within(1e-12));
    }
    assertThat(pooled.shareAtOrBelow(1_000, 0.95).value()).isEqualTo(1);
  }

  /**
   * Shares at or below 1, 2, 3 in replications of two: (1/2, 1/2), (1/2, 1), (1, 1). With one
   * degree of freedom the share at 2 is 3/4 ± 12.7 · 1/4, which holds every percentile; at 1 it is
   * exactly 1/2, and at 3 exactly 1.
   */
  @Test
  void percentileInterval_invertsShares() {
    add(1, 3);
    add(1, 2);

    assertThat(pooled.percentile(50, 0.95)).isEqualTo(new Estimate(1, 1, 1));
    assertThat(pooled.percentile(75, 0.95)).isEqualTo(new Estimate(2, 2, 3));
    assertThat(pooled.percentile(90, 0.95)).isEqualTo(new Estimate(3, 2, 3));
  }

  /** Of 2,000 durations, 20 are beyond the p99: as many as 2 independent ones beyond the p99.9. */
  @Test
  void percentile_withFewDurationsBeyond_hasNoInterval() {
    addExponential(20, 100);

    assertThat(pooled.percentile(99, 0.95).hasInterval()).isTrue();
    assertThat(pooled.percentile(99.9, 0.95).hasInterval()).isFalse();
    assertThat(pooled.timesAsMany(99)).isEqualTo(1);
    assertThat(pooled.timesAsMany(99.9)).isBetween(2L, 4L);
  }

  @Test
  void percentile_withManyDurationsBeyond_hasAnInterval() {
    addExponential(20, 1_000);

    assertThat(pooled.percentile(99.9, 0.95).contains(1_000 * Math.log(1_000))).isTrue();
    assertThat(pooled.timesAsMany(99.9)).isEqualTo(1);
  }

  private void addExponential(int replications, int durations) {
    Random random = new Random(1);
    for (int replication = 0; replication < replications; replication++) {
      Latencies latencies = new Latencies();
      for (int i = 0; i < durations; i++) {
        latencies.record(Math.round(-1_000 * Math.log(1 - random.nextDouble())));
      }
      pooled.add(latencies);
    }
  }

  @Test
  void percentile_ofNoReplication_isNaN() {
    assertThat(pooled.percentile(50, 0.95).value()).isNaN();
  }

  @Test
  void percentile_ofNoDurations_isNaN() {
    add();

    assertThat(pooled.percentile(50, 0.95).value()).isNaN();
  }

  @Test
  void share_ofNoDurations_is0() {
    add();

    assertThat(pooled.shareAtOrBelow(5, 0.95).value()).isZero();
  }

  @Test
  void percentile_ofOneReplication_hasNoInterval() {
    add(7);

    assertThat(pooled.percentile(50, 0.95)).isEqualTo(Estimate.without(7));
  }

  /**
   * Replications of 200 exponential durations, each with a mean of its own, so that they differ by
   * more than chance: of 1,000 intervals for the p90 of the mixture at 95 %, 950 ± 7 contain it.
   * The p90 x solves ∫ e^(−x/m) dm = 0.1 over m from 1,000 to 2,000, found by bisection here.
   */
  @Test
  void intervals_coverTruePercentileAtTheirConfidence() {
    double exact = mixturePercentile(0.9);
    Random random = new Random(1);
    int covering = 0;
    for (int experiment = 0; experiment < 1_000; experiment++) {
      PooledShares shares = new PooledShares();
      for (int replication = 0; replication < 20; replication++) {
        double mean = 1_000 + 1_000 * random.nextDouble();
        Latencies latencies = new Latencies();
        for (int i = 0; i < 200; i++) {
          latencies.record(Math.round(-mean * Math.log(1 - random.nextDouble())));
        }
        shares.add(latencies);
      }
      if (shares.percentile(90, 0.95).contains(exact)) {
        covering++;
      }
    }
    assertThat(covering).isBetween(920, 980);
  }

  private static double mixturePercentile(double share) {
    double low = 0;
    double high = 100_000;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      double above = 0;
      for (int step = 0; step < 1_000; step++) {
        above += Math.exp(-middle / (1_000.5 + step)) / 1_000;
      }
      if (1 - above < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
