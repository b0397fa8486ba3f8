package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeDrawsTest {

  /** Repeats the given draws. */
  private record Scripted(List<Double> draws) implements Distribution {
    @Override
    public DoubleSupplier sampler(RandomGenerator random) {
      Iterator<Double> repeated =
          IntStream.iterate(0, i -> i + 1).mapToObj(i -> draws.get(i % draws.size())).iterator();
      return repeated::next;
    }

    @Override
    public double mean() {
      return 0;
    }

    @Override
    public double squaredCoefficientOfVariation() {
      return 0;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.49999999999999994, 0",
    "0.5, 0",
    "1.4, 1",
    "1.5, 2",
    "2.5, 2",
    "1000000000.75, 1000000001",
    "1e300, 9223372036854775807",
    "-0.4, 0",
    "-7.3, 0",
    "-Infinity, 0",
    "NaN, 0"
  })
  void drawsAreRoundedAndNotNegative(double draw, long rounded) {
    assertThat(draws(new Scripted(List.of(draw))).getAsLong()).isEqualTo(rounded);
  }

  @Test
  void aConstantIsRounded() {
    LongSupplier draws = draws(new ConstantDistribution(2.6));

    assertThat(LongStream.generate(draws).limit(3)).containsExactly(3L, 3L, 3L);
  }

  @Test
  void drawsKeepTheirOrder() {
    List<Double> counting = IntStream.range(0, 1000).mapToObj(i -> (double) i).toList();

    assertThat(LongStream.generate(draws(new Scripted(counting))).limit(1000))
        .containsExactlyElementsOf(LongStream.range(0, 1000).boxed().toList());
  }

  @Test
  void drawsOfARestartingStreamAreNotMadeAhead() {
    int[] drawn = {0};
    RestartingRandom random = () -> drawn[0]++;
    Distribution counting = new Uniform();

    assertThat(WholeDraws.of(counting, random).getAsLong()).isZero();

    assertThat(drawn[0]).isEqualTo(1);
  }

  /** Draws the generator's numbers. */
  private static final class Uniform implements Distribution {
    @Override
    public DoubleSupplier sampler(RandomGenerator random) {
      return random::nextLong;
    }

    @Override
    public double mean() {
      return 0;
    }

    @Override
    public double squaredCoefficientOfVariation() {
      return 0;
    }
  }

  private static LongSupplier draws(Distribution distribution) {
    return WholeDraws.of(distribution, new Random(1));
  }
}
