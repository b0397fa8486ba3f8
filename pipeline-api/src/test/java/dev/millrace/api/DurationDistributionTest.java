package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DurationDistributionTest {

  private record Scripted(List<Double> values) implements Distribution {
    @Override
    public DoubleSupplier sampler(RandomGenerator random) {
      var next = new int[1];
      return () -> values.get(next[0]++ % values.size());
    }

    @Override
    public double mean() {
      return 2.5e9;
    }

    @Override
    public double squaredCoefficientOfVariation() {
      return 1;
    }
  }

  @Test
  void aFixedDurationIsAlwaysTheSame() {
    var sampler = DurationDistribution.fixed(Duration.ofMillis(3)).sampler(new Random(1));

    assertThat(sampler.getAsLong()).isEqualTo(3_000_000);
    assertThat(sampler.getAsLong()).isEqualTo(3_000_000);
  }

  @Test
  void drawsAreRoundedAndNeverNegative() {
    var drawn = new DurationDistribution(new Scripted(List.of(1.4, 1.5, -7.0)));
    var sampler = drawn.sampler(new Random(1));

    assertThat(sampler.getAsLong()).isEqualTo(1);
    assertThat(sampler.getAsLong()).isEqualTo(2);
    assertThat(sampler.getAsLong()).isZero();
    assertThat(drawn.mean()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void noDrawIsLeftOutOrRepeatedThoughTheyAreMadeAhead() {
    List<Double> counting = IntStream.range(0, 1000).mapToObj(i -> (double) i).toList();
    var sampler = new DurationDistribution(new Scripted(counting)).sampler(new Random(1));

    assertThat(LongStream.generate(sampler).limit(1000))
        .containsExactlyElementsOf(LongStream.range(0, 1000).boxed().toList());
  }

  @Test
  void countsAreRoundedAndNeverNegativeToo() {
    var sampler = new CountDistribution(new Scripted(List.of(9.6, -1.0))).sampler(new Random(1));

    assertThat(sampler.getAsLong()).isEqualTo(10);
    assertThat(sampler.getAsLong()).isZero();
    assertThat(CountDistribution.fixed(7).sampler(new Random(1)).getAsLong()).isEqualTo(7);
  }
}
