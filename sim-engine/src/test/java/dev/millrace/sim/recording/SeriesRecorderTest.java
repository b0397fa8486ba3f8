package dev.millrace.sim.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.recording.TimeSeries.Queue;
import dev.millrace.sim.recording.TimeSeries.Sojourn;
import org.junit.jupiter.api.Test;

class SeriesRecorderTest {

  /** Bins of 1,000 ns. */
  private final SeriesRecorder exact = SeriesRecorder.forLength(1_000_000, true);

  private final SeriesRecorder seen = SeriesRecorder.forLength(1_000_000, false);

  private static Message due(long nanos) {
    return new Message("p-1", 0, nanos, "body");
  }

  private static void deliver(SeriesRecorder to, long due, long done) {
    to.completed(due(due), Outcome.DELIVERED, due, done);
  }

  @Test
  void widthIsRound() {
    assertThat(SeriesRecorder.forLength(3_000_000_000L, true).series(1).binNanos())
        .isEqualTo(5_000_000);
  }

  @Test
  void arrivalsCountWhenDue() {
    exact.offered(due(2_500));
    exact.offered(due(999));

    assertThat(exact.series(3_000).bins())
        .extracting(TimeSeries.Bin::arrivals)
        .containsExactly(1L, 0L, 1L);
  }

  @Test
  void deliveriesCountWhenDone() {
    deliver(exact, 0, 1_000);

    assertThat(exact.series(2_000).bins())
        .extracting(TimeSeries.Bin::delivered)
        .containsExactly(0L, 1L);
  }

  @Test
  void dropsCountByReason() {
    exact.dropped(due(0), "full", 100);
    exact.dropped(due(0), "expired", 1_100);
    exact.dropped(due(0), "full", 1_200);

    TimeSeries series = exact.series(2_000);

    assertThat(series.dropReasons()).containsExactly("expired", "full");
    assertThat(series.bins().get(0).dropped()).containsExactly(0L, 1L);
    assertThat(series.bins().get(1).dropped()).containsExactly(1L, 1L);
  }

  @Test
  void queueIsAveragedOverTime() {
    exact.queueLength(4, 500);
    exact.queueLength(1, 2_500);

    TimeSeries series = exact.series(3_000);

    assertThat(series.bins())
        .extracting(TimeSeries.Bin::queue)
        .containsExactly(new Queue(0, 2, 4), new Queue(4, 4, 4), new Queue(1, 2.5, 4));
  }

  @Test
  void readQueueIsAveragedOverReadings() {
    seen.queueSeen(1, 100);
    seen.queueSeen(4, 200);

    assertThat(seen.series(1_000).bins().get(0).queue()).isEqualTo(new Queue(1, 2.5, 4));
  }

  @Test
  void binWithoutReadingsHasNoQueue() {
    seen.queueSeen(1, 1_100);

    assertThat(seen.series(2_000).bins().get(0).queue()).isNull();
  }

  @Test
  void busyTimeIsSpreadOverBins() {
    exact.busy(500, 2_250);

    assertThat(exact.series(3_000).bins())
        .extracting(TimeSeries.Bin::busyConsumers)
        .containsExactly(0.5, 1.0, 0.25);
  }

  @Test
  void blockedTimeIsSpreadOverBins() {
    exact.blocked(900, 1_100);

    assertThat(exact.series(2_000).bins())
        .extracting(TimeSeries.Bin::blockedProducers)
        .containsExactly(0.1, 0.1);
  }

  @Test
  void lastBinIsAveragedUntilTheEnd() {
    exact.busy(1_000, 1_250);

    assertThat(exact.series(1_500).bins().get(1).busyConsumers()).isEqualTo(0.5);
  }

  @Test
  void smallSojournTimesAreExact() {
    for (int nanos = 1; nanos <= 60; nanos++) {
      deliver(exact, 0, nanos);
    }

    assertThat(exact.series(100).bins().get(0).sojourn()).isEqualTo(new Sojourn(30, 60, 60));
  }

  @Test
  void percentilesAreAtMostThreePercentTooLong() {
    for (int micros = 1; micros <= 1_000; micros++) {
      deliver(exact, 5_000_000 - 1_000L * micros, 5_000_000);
    }

    Sojourn sojourn =
        exact.series(5_000_001).bins().stream()
            .map(TimeSeries.Bin::sojourn)
            .filter(each -> each != null)
            .findFirst()
            .orElseThrow();

    assertThat(sojourn.p50()).isBetween(500_000L, 515_700L);
    assertThat(sojourn.p99()).isBetween(990_000L, 1_000_000L);
    assertThat(sojourn.max()).isEqualTo(1_000_000);
  }

  @Test
  void widthDoublesBeyondTheLastBin() {
    deliver(exact, 0, 1_024_000);

    TimeSeries series = exact.series(1_024_001);

    assertThat(series.binNanos()).isEqualTo(2_000);
    assertThat(series.bins()).hasSize(513);
  }

  @Test
  void doublingAddsNeighbours() {
    exact.queueLength(3, 1_500);
    exact.dropped(due(0), "full", 100);
    exact.dropped(due(0), "full", 1_100);
    deliver(exact, 0, 10);
    deliver(exact, 1_000, 1_020);
    exact.busy(0, 1_500);

    exact.offered(due(1_500_000));

    TimeSeries.Bin first = exact.series(1_500_001).bins().get(0);
    assertThat(first.queue()).isEqualTo(new Queue(0, 0.75, 3));
    assertThat(first.dropped()).containsExactly(2L);
    assertThat(first.sojourn()).isEqualTo(new Sojourn(10, 20, 20));
    assertThat(first.busyConsumers()).isEqualTo(0.75);
  }

  @Test
  void longestRunFits() {
    deliver(exact, 0, Long.MAX_VALUE - 3);

    TimeSeries series = exact.series(Long.MAX_VALUE - 2);

    assertThat(series.bins()).hasSizeLessThanOrEqualTo(SeriesRecorder.MAX_BINS);
    assertThat(series.bins().stream().mapToLong(TimeSeries.Bin::delivered).sum()).isOne();
  }
}
