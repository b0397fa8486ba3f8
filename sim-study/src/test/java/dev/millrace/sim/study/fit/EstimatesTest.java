package dev.millrace.sim.study.fit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The estimates of parameters, without a queue. */
class EstimatesTest {

  /**
   * Rates 30 and 5, dwells 5 s and 20 s: mean 10, r = 0.25, p = 0.2, A = 2 p (1 - p) 25² / (r 10).
   */
  private static final double EXCESS = 2 * 0.2 * 0.8 * 625 / (0.25 * 10);

  /** The third cumulant of the integrated rate, by adding up its triple integral. */
  private static double thirdCumulant(double t) {
    int steps = 20_000;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double x = (i + 0.5) * t / steps;
      sum += (t - x) * x * Math.exp(-0.25 * x) * t / steps;
    }
    return 6 * 0.2 * 0.8 * 0.6 * Math.pow(25, 3) * sum;
  }

  private static List<CountMoments> exactCurve() {
    RateModulation exact = new RateModulation(EXCESS, 0.25);
    return IntStream.range(0, 20)
        .mapToObj(
            i -> {
              double t = 0.1 * Math.pow(1.6, i);
              return new CountMoments(t, 1000, exact.dispersion(t), thirdCumulant(t));
            })
        .toList();
  }

  @Test
  void exactCurve_givesItsModulation() {
    RateModulation fitted = requireNonNull(RateModulation.fit(exactCurve()));

    assertThat(fitted.perSecond()).isCloseTo(0.25, Percentage.withPercentage(2));
    assertThat(fitted.excess()).isCloseTo(EXCESS, Percentage.withPercentage(2));
  }

  @Test
  void dispersion_followsItsFormula() {
    assertThat(new RateModulation(10, 0.5).dispersion(2)).isCloseTo(1 + 10 / Math.E, within(1e-12));
  }

  @Test
  void exactSkewness_givesTheShareOfTheBusyState() {
    assertThat(new RateModulation(EXCESS, 0.25).busyShare(exactCurve(), 10))
        .isCloseTo(0.2, within(1e-4));
  }

  @Test
  void modulation_givesRatesAndDwells() {
    assertThat(new RateModulation(EXCESS, 0.25).model(Kind.MMPP, 10, 0.2).producer())
        .isEqualTo(
            "type = mmpp, states = [ { rate = 5, dwell = 20s }, { rate = 30, dwell = 5s } ]");
  }

  @Test
  void silentState_hasTheLargestShareOfTheBusyOne() {
    // Rate 40 for 2 s, silent for 8 s: r = 0.625, p = 0.2, A = 2 (1 - p) 40 / r.
    RateModulation onOff = new RateModulation(2 * 0.8 * 40 / 0.625, 0.625);

    assertThat(onOff.busyShareIfSilent(8)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void evenArrivals_haveNoModulation() {
    Times times = Times.from(LongStream.range(0, 10_000).map(i -> i * 1_000_000).toArray());

    assertThat(RateModulation.fit(CountMoments.curve(times))).isNull();
  }

  @Test
  void countMoments_areThoseOfTheCounts() {
    // Counts 1, 3, 1, 3, ... a second, and a last message that ends the trace.
    Times times =
        Times.from(
            LongStream.concat(
                    LongStream.range(0, 40)
                        .flatMap(
                            s ->
                                LongStream.range(0, s % 2 == 0 ? 1 : 3)
                                    .map(i -> s * 1_000_000_000 + i)),
                    LongStream.of(40_000_000_000L))
                .toArray());

    CountMoments moments = CountMoments.of(times, 1e9);

    assertThat(moments.windows()).isEqualTo(40);
    assertThat(moments.dispersion()).isCloseTo(40.0 / 39 / 2, within(1e-12));
    assertThat(moments.thirdCumulant()).isCloseTo(-3 * 40.0 / 39 + 4, within(1e-12));
  }

  @Test
  void constantRate_hasNoStages() {
    long[] poisson =
        KnownArrivals.of("type = random, gap { type = exponential, mean = 100ms }", "10m");

    assertThat(Stages.of(Times.from(poisson))).isNull();
  }

  @Test
  void threshold_dividesTwoClasses() {
    assertThat(Bursts.threshold(new double[] {1, 9, 1.5, 2, 10})).isEqualTo(5.5);
  }

  @Test
  void error_isTheTypicalRelativeOne() {
    double[] some = new double[Figures.COUNT];
    double[] tenPercentMore = new double[Figures.COUNT];
    for (int i = 0; i < Figures.COUNT; i++) {
      some[i] = 1e6;
      tenPercentMore[i] = 1.1e6;
    }

    assertThat(new Figures(tenPercentMore).error(new Figures(some))).isCloseTo(0.1, within(1e-6));
    assertThat(new Figures(some).error(new Figures(tenPercentMore))).isCloseTo(0.1, within(1e-6));
  }
}
