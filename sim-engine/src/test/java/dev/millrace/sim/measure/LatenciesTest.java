package dev.millrace.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.testkit.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private static Latencies of(long... durations) {
    Latencies latencies = new Latencies();
    Arrays.stream(durations).forEach(latencies::record);
    return latencies;
  }

  @Test
  void shortDurationsAreExact() {
    Latencies latencies = of(0, 1, 5, 2047);

    assertThat(latencies.percentileNanos(25)).isZero();
    assertThat(latencies.percentileNanos(50)).isEqualTo(1);
    assertThat(latencies.percentileNanos(75)).isEqualTo(5);
    assertThat(latencies.percentileNanos(100)).isEqualTo(2047);
    assertThat(latencies.shareAtOrBelow(0)).isEqualTo(0.25);
    assertThat(latencies.shareAtOrBelow(4)).isEqualTo(0.5);
    assertThat(latencies.meanNanos()).isEqualTo(2053 / 4.0);
  }

  @Test
  void percentilesAreAThousandthTooLongAtMost() {
    RandomGenerator random = SeededRandom.of(7);
    long[] durations = new long[10_000];
    for (int i = 0; i < durations.length; i++) {
      durations[i] = (long) Math.exp(random.nextDouble() * 30);
    }
    Latencies latencies = of(durations);
    Arrays.sort(durations);

    for (double percentage : new double[] {0.01, 1, 10, 50, 90, 99, 99.9, 100}) {
      long exact = durations[(int) Math.ceil(percentage * durations.length / 100 - 1e-9) - 1];
      assertThat(latencies.percentileNanos(percentage)).isBetween(exact, exact + exact / 1000);
    }
    assertThat(latencies.maxNanos()).isEqualTo(durations[durations.length - 1]);
    assertThat(latencies.meanNanos())
        .isCloseTo(Arrays.stream(durations).average().orElseThrow(), within(1e4));
  }

  @Test
  void aRankIsNotLostInRounding() {
    assertThat(of(LongStream.rangeClosed(1, 1000).toArray()).percentileNanos(99.9)).isEqualTo(999);
    assertThat(of(LongStream.rangeClosed(1, 100).toArray()).percentileNanos(7)).isEqualTo(7);
  }

  @Test
  void theEndOfABucketBelongsToIt() {
    // From 2048 on buckets are two wide, from 4096 on four.
    Latencies latencies = of(2048, 4096, 1_000_000);

    assertThat(latencies.percentileNanos(33)).isEqualTo(2049);
    assertThat(latencies.percentileNanos(66)).isEqualTo(4099);
    assertThat(latencies.shareAtOrBelow(2047)).isZero();
    assertThat(latencies.shareAtOrBelow(2048)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(latencies.shareAtOrBelow(4095)).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void theLongestDurationsHaveTheirPlaceAndDoNotOverflowTheMean() {
    Latencies latencies = of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    latencies.record(-1);

    assertThat(latencies.percentileNanos(100)).isEqualTo(Long.MAX_VALUE);
    assertThat(latencies.percentileNanos(20)).isZero();
    assertThat(latencies.meanNanos()).isPositive();
  }

  @Test
  void addingIsAsIfAllHadBeenRecordedInOnePlace() {
    Latencies sum = of(3, 70_000);
    sum.add(of(1, 2_000_000_000_000L, 5));
    sum.add(of());

    assertThat(sum.count()).isEqualTo(5);
    assertThat(sum.maxNanos()).isEqualTo(2_000_000_000_000L);
    assertThat(sum.meanNanos()).isEqualTo((3 + 70_000 + 1 + 2_000_000_000_000L + 5) / 5.0);
    assertThat(sum.percentileNanos(40)).isEqualTo(3);
  }

  @Test
  void nothingRecordedIsNothing() {
    assertThat(of().meanNanos()).isZero();
    assertThat(of().percentileNanos(99)).isZero();
    assertThat(of().shareAtOrBelow(10)).isZero();
  }

  @Test
  void addedWithAWeight_countsAsSeveral() {
    Latencies weighted = of();
    weighted.add(of(-3, 5, 5_000, 7_000_000), 64);

    assertThat(weighted.count()).isEqualTo(4 * 64);
    assertThat(weighted.meanNanos()).isEqualTo(7_005_005 / 4.0);
    assertThat(weighted.maxNanos()).isEqualTo(7_000_000);
    assertThat(weighted.percentileNanos(75)).isEqualTo(5_003);
    assertThat(counts(weighted)).hasSize(4).allMatch(each -> each.endsWith(": 64"));
  }

  @Test
  void moreOfOneDurationThanAnIntCanCount() {
    Latencies latencies = of(9);
    for (int i = 0; i < 5; i++) {
      latencies.add(of(7), Integer.MAX_VALUE);
    }

    assertThat(counts(latencies)).containsExactly("7: 10737418235", "9: 1");
    assertThat(latencies.percentileNanos(99)).isEqualTo(7);
  }

  /** The well-known histogram of the same arrangement, as the independent answer. */
  @Test
  void agreesWithHdrHistogram() {
    RandomGenerator random = SeededRandom.of(11);
    Latencies ours = of();
    Histogram theirs = new Histogram(3);
    theirs.setAutoResize(true);
    for (int i = 0; i < 50_000; i++) {
      long nanos = random.nextLong() >>> (12 + random.nextInt(52));
      ours.record(nanos);
      theirs.recordValue(nanos);
    }

    assertThat(ours.count()).isEqualTo(theirs.getTotalCount());
    for (double percentage : new double[] {0.1, 1, 10, 50, 90, 99, 99.9, 99.99}) {
      assertThat(ours.percentileNanos(percentage))
          .isEqualTo(theirs.getValueAtPercentile(percentage));
    }
  }

  private static List<String> counts(Latencies latencies) {
    List<String> counts = new ArrayList<>();
    latencies.forEach((nanos, count) -> counts.add(nanos + ": " + count));
    return counts;
  }
}
