package dev.millrace.explore;

import static dev.millrace.explore.Experiments.buffer;
import static dev.millrace.explore.Experiments.slot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Correct programs pass every schedule, and each planted error is found, always by the same
 * schedule.
 */
@Timeout(120)
class ExplorerTest {

  private static final Explorer EXPLORER = Explorer.DEFAULT.withTimeLimit(Duration.ofMinutes(1));

  private static Execution failureOf(Explorer explorer, Experiment experiment)
      throws InterruptedException {
    return requireNonNull(explorer.explore(experiment).failure());
  }

  @Test
  void slot_passesEverySchedule() throws Exception {
    Exploration explored = EXPLORER.explore(slot(Slot.Mistake.NONE, 1, 1, 2));

    assertThat(explored.passed()).isTrue();
    assertThat(explored.extent()).isEqualTo("explored 466 schedules, all there are");
  }

  @Test
  void largeExperiment_isExploredByPreemptionBoundThenAtRandom() throws Exception {
    Exploration explored =
        EXPLORER.withMaxSchedules(2_000).explore(slot(Slot.Mistake.NONE, 2, 2, 1));

    assertThat(explored.passed()).isTrue();
    assertThat(explored.extent())
        .isEqualTo(
            "explored 2,000 schedules, among them all with up to 1 preemption and 500 drawn at"
                + " random");
  }

  /**
   * A planted error, the experiment that shows it, the schedule found and the violation reported.
   */
  record Planted(String mistake, Experiment experiment, String schedule, String violation) {
    @Override
    public String toString() {
      return mistake;
    }
  }

  static Stream<Planted> planted() {
    return Stream.of(
        new Planted(
            "read after release",
            slot(Slot.Mistake.READ_AFTER_RELEASE, 1, 1, 2),
            "a5b4a1",
            "11 was taken and should not be"),
        new Planted(
            "no initial acquire",
            slot(Slot.Mistake.NO_INITIAL_ACQUIRE, 1, 1, 2),
            "a1",
            "10 was taken and should not be"),
        new Planted(
            "release of one's own lock",
            slot(Slot.Mistake.RELEASE_OWN_LOCK, 1, 1, 1),
            "a1",
            "deadlock: consumer-1 waits for consumer lock"),
        new Planted(
            "notify for notifyAll",
            buffer(Buffer.Mistake.NOTIFY_FOR_NOTIFY_ALL, 1, 2, 2, 2),
            "a1",
            "deadlock: producer-2 waits for buffer ticket of producer-2, consumer-1 waits"
                + " for buffer ticket of consumer-1, consumer-2 waits for buffer ticket of"
                + " consumer-2"),
        new Planted(
            "if for while",
            buffer(Buffer.Mistake.IF_FOR_WHILE, 1, 1, 2, 2),
            "c1",
            "consumer-2 threw java.util.NoSuchElementException"));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void plantedError_isFoundByTheSameShortScheduleEveryTime(Planted planted) throws Exception {
    for (int time = 0; time < 2; time++) {
      Execution failure = failureOf(EXPLORER, planted.experiment());
      assertThat(failure.schedule()).hasToString(planted.schedule());
      assertThat(failure.violations()).first().isEqualTo(planted.violation());
    }
  }

  @ParameterizedTest
  @MethodSource("planted")
  void replayOfAFailure_givesTheSameEvents(Planted planted) throws Exception {
    Execution failure = failureOf(EXPLORER, planted.experiment());
    Schedule schedule = Schedule.parse(failure.schedule().toString());

    Execution again = EXPLORER.replay(planted.experiment(), schedule);

    assertThat(again.events()).isEqualTo(failure.events());
    assertThat(again.violations()).isEqualTo(failure.violations());
    assertThat(again.schedule()).isEqualTo(failure.schedule());
  }

  @Test
  void failingRandomWalk_isSimplified() throws Exception {
    Explorer walker = EXPLORER.withMaxPreemptions(0).withMaxSchedules(200);
    Experiment experiment = slot(Slot.Mistake.READ_AFTER_RELEASE, 1, 1, 2);

    assertThat(failureOf(walker, experiment).schedule()).hasToString("a5b4a1");
  }

  /** Three actors that record the order in which they run. */
  private static List<String> ordersUnder(Explorer explorer) throws InterruptedException {
    List<String> orders = new ArrayList<>();
    explorer.explore(
        context -> {
          StringBuilder order = new StringBuilder();
          for (String name : List.of("a", "b", "c")) {
            context.actor(
                name,
                () -> {
                  for (int i = 0; i < 4; i++) {
                    order.append(name);
                    context.pause("lets others go on");
                  }
                });
          }
          context.verify(
              outcome -> {
                orders.add(order.toString());
                return outcome.violations();
              });
        });
    return orders;
  }

  @Test
  void equalSeeds_giveEqualSchedules() throws Exception {
    Explorer walker = EXPLORER.withMaxPreemptions(0).withMaxSchedules(20);
    List<String> orders = ordersUnder(walker);
    assertThat(orders).hasSize(20);

    for (int time = 0; time < 100; time++) {
      assertThat(ordersUnder(walker)).isEqualTo(orders);
    }
    assertThat(ordersUnder(walker.withSeed(99))).isNotEqualTo(orders);
  }

  @Test
  void eachSchedule_isRunOnceAndWithoutPreemptionFirst() throws Exception {
    Exploration explored =
        EXPLORER.explore(
            context -> {
              for (String name : List.of("a", "b", "c")) {
                context.actor(name, () -> context.pause("lets others go on"));
              }
            });
    // Three actors with two steps each: 6! / (2! 2! 2!) orders.
    assertThat(explored.extent()).isEqualTo("explored 90 schedules, all there are");
    assertThat(ordersUnder(EXPLORER.withMaxSchedules(10)).subList(0, 6))
        .containsExactlyInAnyOrder(
            "aaaabbbbcccc",
            "aaaaccccbbbb",
            "bbbbaaaacccc",
            "bbbbccccaaaa",
            "ccccaaaabbbb",
            "ccccbbbbaaaa");
  }

  @Test
  void budgetBelowTheMinimum_isRejected() {
    assertThatThrownBy(() -> EXPLORER.withMaxSchedules(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("allowed: at least 1, 0 and 1");
  }

  @Test
  void timeLimit_endsAnExploration() throws Exception {
    Exploration explored =
        EXPLORER.withTimeLimit(Duration.ZERO).explore(slot(Slot.Mistake.NONE, 1, 1, 1));

    assertThat(explored.schedules()).isZero();
    assertThat(explored.extent()).isEqualTo("explored 0 schedules");
  }

  @Test
  void interrupt_endsAnExploration() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> EXPLORER.explore(slot(Slot.Mistake.NONE, 1, 1, 1)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void failingPreparation_isReported() {
    assertThatThrownBy(
            () ->
                EXPLORER.explore(
                    context -> {
                      throw new java.io.IOException("no file");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the experiment cannot be prepared: no file");
  }
}
