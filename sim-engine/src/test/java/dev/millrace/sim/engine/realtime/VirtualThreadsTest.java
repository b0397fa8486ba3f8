package dev.millrace.sim.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.Arrival;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.Measure;
import dev.millrace.sim.engine.Pacing;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import dev.millrace.sim.engine.Threads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers on virtual threads; on Java 17, that they are refused. */
@Timeout(60)
class VirtualThreadsTest {

  private static TestRun run() {
    assumeTrue(Threads.VIRTUAL.available(), "there are no virtual threads before Java 21");
    return new TestRun().realTime(Threads.VIRTUAL, Pacing.PRECISE, Measure.AUTO);
  }

  @Test
  void beforeJava21ThereAreNone() {
    assumeFalse(Threads.VIRTUAL.available(), "there are virtual threads");

    assertThatThrownBy(() -> WorkerThreads.unstarted(Threads.VIRTUAL, "w-1", () -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("virtual threads need Java 21 or later");
  }

  @Test
  void workersBearTheirNamesAndAreNoThreadsOfTheOperatingSystem() throws Exception {
    Set<String> names = ConcurrentHashMap.newKeySet();
    RunResult result =
        run()
            .producer(
                () ->
                    names.add(Thread.currentThread().toString())
                        ? Arrival.after(Duration.ofMillis(1), "body")
                        : null)
            .consumer((message, clock) -> names.add(Thread.currentThread().toString()))
            .run();

    assertThat(result.succeeded()).isTrue();
    assertThat(names).hasSize(2).allMatch(name -> name.startsWith("VirtualThread["));
    assertThat(String.join(" ", names)).contains(",p-1]").contains(",c-1]");
    assertThat(result.processorNanos()).isPositive();
  }

  @Test
  void manyWorkersHandOverEverything() throws Exception {
    TestRun run = run().pipeline(new MonitorPipeline(1));
    for (int i = 0; i < 10; i++) {
      run.producer(TestRun.counting(200)).consumer(TestRun::ignore);
    }
    RunResult result = run.run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(2_000);
  }

  @Test
  void aStallIsNoticedAndEveryWorkerDescribedAndInterrupted() throws Exception {
    var never = new CountDownLatch(1);
    RunResult result =
        run()
            .stallTimeout(Duration.ofMillis(100))
            .pipeline(new MonitorPipeline(1))
            .producer(TestRun.endless())
            .consumer((message, clock) -> never.await())
            .run();

    assertThat(result.failures())
        .singleElement()
        .asString()
        .contains("p-1 waits to put p-1#2", "c-1 stores p-1#0", "at " + getClass().getName());
    assertThat(result.ledger().abandoned() + result.ledger().undrained()).isEqualTo(3);
  }
}
