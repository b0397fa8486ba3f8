package dev.millrace.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.testkit.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
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
  void oneThatStandsForSeveralCountsLikeSeveral() {
    Latencies one = new Latencies();
    Latencies several = new Latencies();
    for (long nanos : new long[] {-3, 5, 5_000, 7_000_000}) {
      one.record(nanos, 64);
      for (int i = 0; i < 64; i++) {
        several.record(nanos);
      }
    }

    assertThat(one.count()).isEqualTo(4 * 64);
    assertThat(one.meanNanos()).isEqualTo(several.meanNanos());
    assertThat(one.maxNanos()).isEqualTo(7_000_000);
    assertThat(one.percentileNanos(75)).isEqualTo(several.percentileNanos(75));
    assertThat(one.percentileNanos(76)).isEqualTo(several.percentileNanos(76));
  }

  @Test
  void moreOfOneDurationThanAnIntCanCount() {
    Latencies latencies = of(9);
    for (int i = 0; i < 5; i++) {
      latencies.record(7, Integer.MAX_VALUE);
    }
    Latencies sum = of(7);
    sum.record(7, Integer.MAX_VALUE);
    sum.add(latencies);
    sum.record(7, 2);

    assertThat(counts(latencies)).containsExactly("7: 10737418235", "9: 1");
    assertThat(counts(sum)).containsExactly("7: 12884901885", "9: 1");
    assertThat(sum.count()).isEqualTo(6L * Integer.MAX_VALUE + 4);
    assertThat(sum.percentileNanos(99)).isEqualTo(7);
    assertThat(sum.shareAtOrBelow(8)).isCloseTo(1, within(1e-9));
  }

  private static List<String> counts(Latencies latencies) {
    List<String> counts = new ArrayList<>();
    latencies.forEach((nanos, count) -> counts.add(nanos + ": " + count));
    return counts;
  }
}
