package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.FigureSource;
import dev.millrace.api.Figures;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import dev.millrace.sim.measure.OwnFigure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Figures that components report of themselves, on both engines. */
@Timeout(60)
class OwnFiguresTest {

  /** Writes two rows a message, each of which takes 10 ns with one of three pens. */
  private static final class Writer implements Consumer, FigureSource {

    private Figures.Counter rows = (more, at) -> {};
    private Figures.TimeSpans pens = (from, to) -> {};

    @Override
    public void declare(Figures figures) {
      rows = figures.count("rows-written", "rows", "written");
      pens = figures.sharedUnits("pens", "pens", 3, "in use");
    }

    @Override
    public void accept(Message message, Clock clock) throws InterruptedException {
      long from = clock.nanos();
      clock.sleepNanos(20);
      pens.add(from, clock.nanos());
      rows.add(2, clock.nanos());
    }
  }

  private static OwnFigure figure(RunResult result, String name) {
    List<OwnFigure> all = result.measurements().ownFigures();
    return all.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void countsAndSpans_areAddedUpOverTheWorkersOfTheGroup() {
    RunResult result =
        new TestRun()
            .producer(TestRun.counting(10))
            .consumer(new Writer())
            .consumer(new Writer())
            .runInVirtualTime();

    assertThat(figure(result, "rows-written"))
        .isEqualTo(new OwnFigure("c", "rows-written", "rows", "written", 0, 20));
    assertThat(figure(result, "pens"))
        .isEqualTo(new OwnFigure("c", "pens", "pens", "in use", 3, 200));
  }

  @Test
  void warmUp_isExcludedFromThem() {
    RunResult result =
        new TestRun()
            .warmUp(WarmUpSetting.ofDuration(Duration.ofNanos(50)))
            .producer(TestRun.counting(10))
            .consumer(new Writer())
            .runInVirtualTime();

    assertThat(figure(result, "rows-written").amount()).isEqualTo(16);
    assertThat(figure(result, "pens").amount()).isEqualTo(150);
  }

  @Test
  void warmUpOfMessages_mayEndWithinASpan() {
    RunResult result =
        new TestRun()
            .warmUp(WarmUpSetting.ofMessages(5))
            .producer(TestRun.every(Duration.ofNanos(25), 10))
            .consumer(new Writer())
            .runInVirtualTime();

    // The sixth message is offered at 150 and ends the warm-up while none is stored.
    assertThat(figure(result, "rows-written").amount()).isEqualTo(10);
    assertThat(figure(result, "pens").amount()).isEqualTo(100);
  }

  @Test
  void onRealThreads_theyAreCompleteWhenTheWorkersHaveEnded() throws Exception {
    TestRun run = new TestRun().producer(TestRun.counting(1_000));
    for (int i = 0; i < 4; i++) {
      run.consumer(new Writer());
    }
    RunResult result = run.run();

    assertThat(figure(result, "rows-written").amount()).isEqualTo(2_000);
    assertThat(figure(result, "pens").amount()).isPositive();
  }

  @Test
  void producer_reportsFiguresOfItsGroup() {
    final class Reader implements Producer, FigureSource {

      private Figures.Counter lines = (more, at) -> {};
      private int next;

      @Override
      public void declare(Figures figures) {
        lines = figures.count("lines", "lines", "read");
      }

      @Override
      public @Nullable Arrival next() {
        lines.add(1, 0);
        return next++ < 3 ? new Arrival(0, "body") : null;
      }
    }
    RunResult result =
        new TestRun().producer(new Reader()).consumer(TestRun::ignore).runInVirtualTime();

    assertThat(figure(result, "lines").group()).isEqualTo("p");
    assertThat(figure(result, "lines").amount()).isCloseTo(4, within(0.0));
  }

  @Test
  void figureDeclaredTwice_failsTheRunWithTheWorkersName() throws Exception {
    final class Twice implements Consumer, FigureSource {

      @Override
      public void declare(Figures figures) {
        Figures.Counter unused = figures.count("rows", "rows", "written");
        unused = figures.count("rows", "rows", "written");
      }

      @Override
      public void accept(Message message, Clock clock) {}
    }
    TestRun run = new TestRun().producer(TestRun.counting(1)).consumer(new Twice());

    assertThat(run.runInVirtualTime().failures())
        .singleElement()
        .asString()
        .contains("c-1", "the figure 'rows' is declared twice");
    assertThat(run.run().failures())
        .singleElement()
        .asString()
        .contains("c-1", "the figure 'rows' is declared twice");
  }
}
