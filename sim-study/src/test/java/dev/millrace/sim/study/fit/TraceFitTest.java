package dev.millrace.sim.study.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sim.study.Scenarios;
import dev.millrace.sim.study.init.TraceException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fit of a small trace. */
class TraceFitTest {

  private static final long[] TRACE =
      KnownArrivals.of("type = bursty, burst { size = 20, gap = 10ms }, pause = 2s", "40s");

  private static FitResult fit;

  @BeforeAll
  static void fit() throws Exception {
    fit = TraceFit.of(TRACE, "trace", KnownArrivals.settings());
  }

  @Test
  void bursts_areFoundExactly() {
    assertThat(fit.model().producer())
        .isEqualTo("type = bursty, burst { size = 20, gap = 10ms }, pause = 2s");
  }

  @Test
  void report_isAtMost80ColumnsWide() {
    assertThat(fit.report().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void report_hasEachFigureOfEachService() {
    assertThat(fit.report())
        .contains(
            "mean wait, exponential service",
            "p99 wait, constant service",
            "loss, constant service, buffer 50",
            "chosen: on-off, error ");
  }

  @Test
  void twin_runsAsLongAsTheTrace() throws Exception {
    var result = Scenarios.parse(fit.toHocon()).run().orThrow();

    assertThat(result.pooled().ledger().offered())
        .isBetween(TRACE.length * 9L / 10, TRACE.length * 11L / 10);
  }

  @Test
  void fewMessages_areRefused() {
    assertThatThrownBy(() -> TraceFit.of(new long[99], "t.csv", KnownArrivals.settings()))
        .isInstanceOf(TraceException.class)
        .hasMessage("t.csv has 99 messages; allowed: at least 100, at different times");
  }

  @Test
  void messagesAtOneTime_areRefused() {
    assertThatThrownBy(() -> TraceFit.of(new long[100], "t.csv", KnownArrivals.settings()))
        .hasMessage(
            "t.csv has 100 messages at one time; allowed: at least 100, at different times");
  }

  @Test
  void seed_decidesTheResult() throws Exception {
    assertThat(TraceFit.of(TRACE, "trace", KnownArrivals.settings()).report())
        .isEqualTo(fit.report());
  }
}
