package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationDistributionTest {

  @Test
  void aFixedDurationIsDrawnInNanoseconds() {
    var fixed = DurationDistribution.fixed(Duration.ofMillis(3));

    assertThat(fixed.sampler(new Random(1)).getAsLong()).isEqualTo(3_000_000);
  }

  @Test
  void theMeanIsADuration() {
    var distribution = new DurationDistribution(new ConstantDistribution(2.5e9));

    assertThat(distribution.mean()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void aFixedCountIsDrawn() {
    assertThat(CountDistribution.fixed(7).sampler(new Random(1)).getAsLong()).isEqualTo(7);
  }
}
