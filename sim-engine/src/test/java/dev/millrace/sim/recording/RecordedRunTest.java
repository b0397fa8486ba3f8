package dev.millrace.sim.recording;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.OverflowPolicy;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.recording.TimeSeries.Bin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class RecordedRunTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Messages are due at 1, 2 … 6 s; a worker takes 4 s for each. One waits, others are dropped. */
  private static TestRun dropping() {
    return new TestRun()
        .pipeline(new MonitorPipeline(1))
        .overflow(message -> new OverflowPolicy.DropNewest("drop-newest"))
        .producer(TestRun.every(SECOND, 6))
        .consumer((message, clock) -> clock.sleep(Duration.ofSeconds(4)))
        .duration(Duration.ofSeconds(10_000));
  }

  private static RunResult virtual(TestRun run, Recording recording) {
    return new VirtualTimeEngine(run.simulation().with(recording)).run();
  }

  private static TimeSeries series(RunResult result) {
    return requireNonNull(result.series());
  }

  private static long sum(TimeSeries series, ToLongFunction<Bin> of) {
    return series.bins().stream().mapToLong(of).sum();
  }

  private static double integral(TimeSeries series, ToDoubleFunction<Bin> of) {
    return series.bins().stream().mapToDouble(of).sum() * series.binNanos() / 1e9;
  }

  @Test
  void plainRunHasNoSeries() {
    assertThat(dropping().runInVirtualTime().series()).isNull();
  }

  @Test
  void arrivalsAreThoseOfTheLedger() {
    assertThat(sum(series(virtual(dropping(), Recording.SERIES)), Bin::arrivals)).isEqualTo(6);
  }

  @Test
  void outcomesAreThoseOfTheLedger() {
    RunResult result = virtual(dropping(), Recording.SERIES);

    assertThat(sum(series(result), Bin::delivered)).isEqualTo(result.ledger().delivered());
    assertThat(sum(series(result), bin -> bin.dropped().isEmpty() ? 0 : bin.dropped().get(0)))
        .isEqualTo(result.ledger().dropped());
  }

  @Test
  void figuresAreUnchanged() {
    assertThat(virtual(dropping(), Recording.SERIES).ledger())
        .isEqualTo(dropping().runInVirtualTime().ledger());
  }

  @Test
  void busyConsumersAddUpToServiceTimes() {
    TimeSeries series = series(virtual(dropping(), Recording.SERIES));

    // The bins are 10 s wide, and the last of three messages ends at 13 s.
    assertThat(series.bins()).extracting(Bin::busyConsumers).containsExactly(0.9, 1.0);
  }

  @Test
  void queueIsThatOfTheMeter() {
    RunResult result = virtual(dropping(), Recording.SERIES);
    TimeSeries series = series(result);
    double area =
        requireNonNull(series.bins().get(0).queue()).mean() * 10
            + requireNonNull(series.bins().get(1).queue()).mean() * 3;

    assertThat(area).isEqualTo(result.measurements().queue().messageNanos() / 1e9);
  }

  @Test
  void blockedProducersAreTimed() {
    TestRun blocking =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .producer(TestRun.counting(3))
            .consumer((message, clock) -> clock.sleep(SECOND))
            .duration(Duration.ofSeconds(1_000));

    // The third message waits in put until the first one is done.
    assertThat(integral(series(virtual(blocking, Recording.SERIES)), Bin::blockedProducers))
        .isEqualTo(1);
  }

  @Test
  void logHasEveryMessageOnce() {
    List<String> lines = new ArrayList<>();

    virtual(dropping(), new Recording(false, log(lines)));

    assertThat(lines)
        .containsExactly(
            "2 3 - 3 drop-newest",
            "3 4 - 4 drop-newest",
            "0 1 1 5 delivered",
            "5 6 - 6 drop-newest",
            "1 2 5 9 delivered",
            "4 5 9 13 delivered");
  }

  private static MessageLog log(List<String> lines) {
    return (message, started, ended, outcome) ->
        lines.add(
            "%d %d %s %d %s"
                .formatted(
                    message.sequence(),
                    message.dueNanos() / 1_000_000_000,
                    started == MessageLog.NEVER ? "-" : started / 1_000_000_000,
                    ended / 1_000_000_000,
                    outcome));
  }

  @Test
  void logHasMessagesThatAreCutOff() {
    List<String> lines = new ArrayList<>();
    TestRun cutOff =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .producer(TestRun.counting(3))
            .consumer((message, clock) -> clock.sleep(Duration.ofSeconds(4)))
            .duration(SECOND)
            .drainTimeout(SECOND);

    virtual(cutOff, new Recording(true, log(lines)));

    assertThat(lines)
        .containsExactlyInAnyOrder("0 0 0 2 abandoned", "1 0 - 2 undrained", "2 0 - 2 abandoned");
  }

  @Test
  void realRunCountsEveryMessage() throws InterruptedException {
    TestRun run =
        new TestRun()
            .pipeline(new MonitorPipeline(10))
            .producer(TestRun.counting(5_000))
            .producer(TestRun.counting(5_000))
            .consumer(TestRun::ignore)
            .consumer(TestRun::ignore);
    List<String> lines = new ArrayList<>();

    RunResult result =
        new RealTimeEngine(run.simulation().with(new Recording(true, log(lines)))).run();

    assertThat(result.problems()).isEmpty();
    assertThat(sum(series(result), Bin::arrivals)).isEqualTo(10_000);
    assertThat(sum(series(result), Bin::delivered)).isEqualTo(10_000);
    assertThat(lines).hasSize(10_000);
  }
}
