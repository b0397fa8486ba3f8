package dev.millrace.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.millrace.api.StepListener.Lock;
import dev.millrace.api.StepListener.Step;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.TestRun;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.trace.TraceEvent.Returned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceRecorderTest {

  @Test
  void step_isRecordedWithItsThread() throws Exception {
    Lock lock = mock(Lock.class);
    when(lock.name()).thenReturn("consumer lock");
    TraceRecorder recorder = new TraceRecorder(10);
    Thread thread = new Thread(() -> recorder.onStep(Step.ACQUIRED, lock), "database-1");
    thread.start();
    thread.join();

    Trace trace = recorder.trace("title");
    assertThat(trace.events())
        .containsExactly(new TraceEvent.Stepped(0, "database-1", Step.ACQUIRED, "consumer lock"));
    assertThat(trace.title()).isEqualTo("title");
  }

  @Test
  void eventsBeyondTheLimit_areCounted() {
    TraceRecorder recorder = new TraceRecorder(3);
    for (int i = 0; i < 5; i++) {
      recorder.called("take", null);
    }

    Trace trace = recorder.trace("");
    assertThat(trace.events()).hasSize(3);
    assertThat(trace.happened()).isEqualTo(5);
    assertThat(trace.extent()).isEqualTo("the first 3 of 5 events");
  }

  @Test
  void eventsOfManyThreads_keepEachThreadsOrder() throws Exception {
    TraceRecorder recorder = new TraceRecorder(400_000);
    CyclicBarrier start = new CyclicBarrier(4);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      threads.add(
          new Thread(
              () -> {
                awaitOthers(start);
                for (int i = 0; i < 100_000; i++) {
                  recorder.called("put", "m#" + i);
                }
              },
              "worker-" + t));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    Trace trace = recorder.trace("");
    assertThat(trace.happened()).isEqualTo(400_000);
    for (Thread thread : threads) {
      assertThat(trace.events())
          .filteredOn(event -> event.worker().equals(thread.getName()))
          .extracting(TraceEvent::words)
          .hasSize(100_000)
          .element(99_999)
          .isEqualTo("put m#99999");
    }
  }

  private static void awaitOthers(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyMessage_isRecordedAsAcceptedAndTaken(boolean inVirtualTime) throws Exception {
    TraceRecorder recorder = new TraceRecorder(1_000);
    Simulation traced =
        recorder.around(
            new TestRun()
                .pipeline(new MonitorPipeline(1))
                .producer(TestRun.counting(20))
                .consumer(TestRun::ignore)
                .simulation());
    Engine engine = inVirtualTime ? new VirtualTimeEngine(traced) : new RealTimeEngine(traced);
    var result = engine.run();

    assertThat(result.succeeded()).isTrue();
    List<Returned> returned =
        recorder.trace("").events().stream()
            .filter(Returned.class::isInstance)
            .map(Returned.class::cast)
            .toList();
    assertThat(returned)
        .filteredOn(event -> event.worker().equals("p-1") && event.outcome().equals("accepted"))
        .hasSize(20);
    assertThat(returned)
        .filteredOn(event -> event.worker().equals("c-1") && event.outcome().startsWith("p-1#"))
        .extracting(Returned::outcome)
        .hasSize(20)
        .startsWith("p-1#0", "p-1#1");
    assertThat(returned)
        .filteredOn(event -> event.worker().equals("engine"))
        .extracting(TraceEvent::words)
        .containsExactly("close: done", "poll: nothing");
  }

  @Test
  void eventInVirtualTime_hasTheTimeOfTheHandOver() {
    TraceRecorder recorder = new TraceRecorder(1_000);
    long service = Duration.ofSeconds(1).toNanos();
    Simulation traced =
        recorder.around(
            new TestRun()
                .pipeline(new MonitorPipeline(1))
                .producer(TestRun.counting(3))
                .consumer((message, clock) -> clock.sleepNanos(service))
                .simulation());
    new VirtualTimeEngine(traced).run();

    assertThat(recorder.trace("").events())
        .filteredOn(event -> event.words().equals("offer: accepted"))
        .extracting(TraceEvent::nanos)
        .containsExactly(0L, 0L, service);
    assertThat(recorder.trace("").events()).extracting(TraceEvent::nanos).isSorted();
  }
}
