package dev.millrace.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencyTest {

  private static Latency of(long... millis) {
    var latencies = new Latencies();
    for (long each : millis) {
      latencies.record(each * 1_000_000);
    }
    return Latency.required(Latency.of(latencies));
  }

  @Test
  void standardDeviation_isThatOfTheDurations() {
    Latency latency = of(2, 4, 4, 4, 5, 5, 7, 9);

    assertThat(latency.standardDeviation()).isCloseTo(2e6, within(2e3));
    assertThat(latency.coefficientOfVariation()).isCloseTo(0.4, within(0.001));
  }

  @Test
  void standardDeviationOfEqualDurations_isZero() {
    assertThat(of(123, 123).standardDeviation()).isZero();
  }

  @Test
  void coefficientOfVariation_isAbsentIfTheMeanIsZero() {
    assertThat(of(0, 0).coefficientOfVariation()).isNull();
  }
}
