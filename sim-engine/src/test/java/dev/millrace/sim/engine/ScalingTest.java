package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.Scaling.Rule;
import dev.millrace.sim.engine.Scaling.Step;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.measure.Measurements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Groups whose number of workers changes, in virtual time: seconds counted by hand. */
@Timeout(60)
class ScalingTest {

  private static final long SECOND = 1_000_000_000;
  private static final Duration FOUR_SECONDS = Duration.ofSeconds(4);

  private final List<Long> taken = new ArrayList<>();

  private void store(Message message, Clock clock) throws InterruptedException {
    taken.add(clock.nanos() / SECOND);
    clock.sleep(FOUR_SECONDS);
  }

  /** Runs messages that are all due at once and stored in four seconds each. */
  private RunResult run(int messages, Function<ConsumerOptions, ConsumerOptions> options) {
    return new VirtualTimeEngine(
            Simulation.builder()
                .pipeline(new MonitorPipeline(100))
                .producer("p", TestRun.counting(messages))
                .consumer("c", (Consumer) this::store, options)
                .build())
        .run();
  }

  private static Step at(int seconds, int count) {
    return new Step(Duration.ofSeconds(seconds), count);
  }

  private static Rule rule(int min, int max, int startDelay, int coolDown) {
    return new Rule(
        min,
        max,
        2,
        1,
        Duration.ofSeconds(1),
        Duration.ofSeconds(startDelay),
        Duration.ofSeconds(coolDown));
  }

  @Test
  void addedWorker_takesMessagesFromItsTimeOn() {
    run(6, options -> options.scaleAt(at(10, 2)));

    assertThat(taken).containsExactly(0L, 4L, 8L, 10L, 12L, 14L);
  }

  @Test
  void removedWorker_storesItsMessageAndTakesNoOther() {
    RunResult result = run(6, options -> options.count(2).scaleAt(at(5, 1)));

    assertThat(taken).containsExactly(0L, 0L, 4L, 4L, 8L, 12L);
    assertThat(result.ledger().delivered()).isEqualTo(6);
    assertThat(result.failures()).isEmpty();
  }

  @Test
  void removedWorker_isAddedAgain() {
    run(7, options -> options.count(2).scaleAt(at(5, 1), at(13, 2)));

    assertThat(taken).containsExactly(0L, 0L, 4L, 4L, 8L, 12L, 13L);
  }

  @Test
  void workerThatIsAddedBeforeItHasLeft_stays() {
    run(6, options -> options.count(2).scaleAt(at(5, 1), at(6, 2)));

    assertThat(taken).containsExactly(0L, 0L, 4L, 4L, 8L, 8L);
  }

  @Test
  void idleWorker_isRemovedAtOnce() {
    RunResult result =
        new VirtualTimeEngine(
                Simulation.builder()
                    .pipeline(new MonitorPipeline(100))
                    .producer("p", TestRun.every(Duration.ofSeconds(10), 2))
                    .consumer(
                        "c", (Consumer) this::store, options -> options.count(2).scaleAt(at(5, 1)))
                    .build())
            .run();

    assertThat(taken).containsExactly(10L, 20L);
    assertThat(result.measurements().loads().get(1).presentNanos()).isEqualTo(5 * SECOND);
  }

  @Test
  void rule_addsAWorkerAfterItsDelayAndThenCoolsDown() {
    // 7 wait at 1 s: a worker is added for 3 s; 5 wait at 4 s: one is added for 6 s.
    run(8, options -> options.scale(rule(1, 3, 2, 3)));

    assertThat(taken).containsExactly(0L, 3L, 4L, 6L, 7L, 8L, 10L, 11L);
  }

  @Test
  void rule_removesAWorkerWhenTheQueueIsShort() {
    RunResult result =
        new VirtualTimeEngine(
                Simulation.builder()
                    .pipeline(new MonitorPipeline(100))
                    .producer("p", TestRun.every(Duration.ofSeconds(7), 3))
                    .consumer(
                        "c",
                        (Consumer) this::store,
                        options -> options.count(3).scale(rule(1, 3, 0, 2)))
                    .build())
            .run();

    // The queue is empty at 1 s and 3 s, when the cool-down is over.
    assertThat(result.measurements().loads())
        .extracting(load -> load.presentNanos() / SECOND)
        .containsExactly(25L, 3L, 1L);
  }

  @Test
  void utilisation_isThatOfTheTimeOfPresence() {
    Measurements measured = run(6, options -> options.scaleAt(at(10, 2))).measurements();

    assertThat(measured.loads()).extracting(measured::utilisation).containsExactly(16 / 18.0, 1.0);
  }

  @Test
  void runEnds_whileAWorkerIsStarting() {
    // 3 wait at 1 s, so that a worker is added for 100 s; all are stored at 16 s.
    RunResult result = run(4, options -> options.scale(rule(1, 2, 99, 0)));

    assertThat(result.elapsedNanos()).isEqualTo(16 * SECOND);
  }

  @Test
  void changesInTheWrongOrder_areRefused() {
    assertThatThrownBy(() -> new Scaling(1, List.of(at(5, 2), at(5, 3)), null))
        .hasMessage(
            "a change at 5000 ms is not after the one before, or the start; allowed:"
                + " ascending times");
  }

  @Test
  void waitsBeforeAndAfterAChange_areThoseOfErlang() {
    // Poisson arrivals of 1.6 a second, exponential service of 1 s, two workers and then four.
    double[] waits = new double[2];
    long[] messages = new long[2];
    long half = 200_000;
    var gaps = new SplittableRandom(7);
    var services = new SplittableRandom(8);
    new VirtualTimeEngine(
            Simulation.builder()
                .pipeline(new MonitorPipeline(1_000_000))
                .producer(
                    "p",
                    () ->
                        Arrival.after(
                            Duration.ofNanos((long) (-Math.log(1 - gaps.nextDouble()) / 1.6 * 1e9)),
                            "m"))
                .consumer(
                    "c",
                    (Consumer)
                        (message, clock) -> {
                          long due = message.dueNanos() / SECOND;
                          if (due % half > half / 20) { // a steady state
                            waits[(int) (due / half)] += (clock.nanos() - message.dueNanos()) / 1e9;
                            messages[(int) (due / half)]++;
                          }
                          clock.sleep(
                              Duration.ofNanos(
                                  (long) (-Math.log(1 - services.nextDouble()) * 1e9)));
                        },
                    options -> options.count(2).scaleAt(new Step(Duration.ofSeconds(half), 4)))
                .duration(Duration.ofSeconds(2 * half))
                .build())
        .run();

    assertThat(waits[0] / messages[0]).isCloseTo(erlangWait(2, 1.6), within(0.08));
    assertThat(waits[1] / messages[1]).isCloseTo(erlangWait(4, 1.6), within(0.003));
  }

  /** The mean wait of M/M/c with a mean service time of 1: Erlang's C / (c - a). */
  private static double erlangWait(int servers, double load) {
    double blocking = 1;
    for (int i = 1; i <= servers; i++) {
      blocking = load * blocking / (i + load * blocking);
    }
    double waiting = servers * blocking / (servers - load * (1 - blocking));
    return waiting / (servers - load);
  }
}
