package dev.millrace.sim.study.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Traces of known processes come back as their own kind, with their parameters. */
@Tag("slow")
class KnownKindsTest {

  private static FitResult fit(String producer, String duration) throws InterruptedException {
    FitResult fit =
        TraceFit.of(KnownArrivals.of(producer, duration), "trace", KnownArrivals.settings());
    assertThat(fit.isGood()).isTrue();
    return fit;
  }

  private static Config producer(FitResult fit) {
    return ConfigFactory.parseString(fit.model().producer());
  }

  private static double seconds(Config config, String key) {
    return config.getDuration(key).toNanos() / 1e9;
  }

  private static Percentage percent(double value) {
    return Percentage.withPercentage(value);
  }

  @Test
  void poisson_comesBack() throws Exception {
    FitResult fit = fit("type = random, gap { type = exponential, mean = 100ms }", "30m");

    assertThat(fit.model().kind()).isEqualTo(Kind.POISSON);
    assertThat(fit.error()).isLessThan(0.1);
    assertThat(seconds(producer(fit), "gap.mean")).isCloseTo(0.1, percent(3));
  }

  @Test
  void stages_comeBack() throws Exception {
    FitResult fit =
        fit(
            "type = schedule, stages = [ { type = hold, rate = 10, duration = 10m },"
                + " { type = hold, rate = 40, duration = 5m },"
                + " { type = hold, rate = 5, duration = 20m } ]",
            "35m");
    List<? extends Config> stages = producer(fit).getConfigList("stages");

    assertThat(fit.model().kind()).isEqualTo(Kind.STAGES);
    assertThat(stages)
        .extracting(stage -> Math.rint(stage.getDouble("rate")))
        .containsExactly(10.0, 40.0, 5.0);
    assertThat(seconds(stages.get(0), "duration")).isCloseTo(600, within(10.0));
    assertThat(seconds(stages.get(1), "duration")).isCloseTo(300, within(10.0));
  }

  @Test
  void onOff_comesBack() throws Exception {
    FitResult fit =
        fit("type = mmpp, states = [ { rate = 0, dwell = 8s }, { rate = 40, dwell = 2s } ]", "1h");
    Config producer = producer(fit);

    assertThat(fit.model().kind()).isEqualTo(Kind.ON_OFF);
    assertThat(producer.getString("type")).isEqualTo("mmpp");
    assertThat(producer.getConfigList("states").get(0).getDouble("rate")).isZero();
    assertThat(seconds(producer.getConfigList("states").get(0), "dwell")).isCloseTo(8, percent(25));
    assertThat(producer.getConfigList("states").get(1).getDouble("rate"))
        .isCloseTo(40, percent(10));
    assertThat(seconds(producer.getConfigList("states").get(1), "dwell")).isCloseTo(2, percent(25));
  }

  @Test
  void bursts_comeBack() throws Exception {
    FitResult fit =
        fit(
            "type = bursty, burst { size { type = geometric, mean = 50 }, gap = 10ms },"
                + " pause { type = exponential, mean = 2s }",
            "30m");
    Config producer = producer(fit);

    assertThat(fit.model().kind()).isEqualTo(Kind.ON_OFF);
    assertThat(producer.getString("burst.size.type")).isEqualTo("geometric");
    assertThat(producer.getDouble("burst.size.mean")).isCloseTo(50, percent(20));
    assertThat(seconds(producer, "pause.mean")).isCloseTo(2, percent(20));
  }

  @Test
  void mmpp_comesBack() throws Exception {
    FitResult fit =
        fit("type = mmpp, states = [ { rate = 5, dwell = 20s }, { rate = 30, dwell = 5s } ]", "2h");
    List<? extends Config> states = producer(fit).getConfigList("states");

    assertThat(fit.model().kind()).isEqualTo(Kind.MMPP);
    assertThat(states.get(0).getDouble("rate")).isCloseTo(5, percent(15));
    assertThat(seconds(states.get(0), "dwell")).isCloseTo(20, percent(25));
    assertThat(states.get(1).getDouble("rate")).isCloseTo(30, percent(15));
    assertThat(seconds(states.get(1), "dwell")).isCloseTo(5, percent(25));
  }

  @Test
  void moreRegularThanPoisson_isNoGoodFit() throws Exception {
    FitResult fit =
        TraceFit.of(
            KnownArrivals.of("type = random, gap = 100ms", "2m"),
            "trace",
            KnownArrivals.settings());

    assertThat(fit.isGood()).isFalse();
    assertThat(fit.report()).contains("chosen: Poisson", "beyond the tolerance of 10.0 %");
  }
}
