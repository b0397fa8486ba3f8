package dev.millrace.testkit;

import static dev.millrace.testkit.BlockingCalls.PRODUCER;
import static dev.millrace.testkit.BlockingCalls.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stress tests on real threads, checked by the ledger: every offered message is accounted for. */
interface StressRules extends PipelineRules {

  /** The minimum number of rounds, however slow. */
  int MIN_ROUNDS = 10;

  /** Runs rounds within the budget; each must balance. */
  private void stress(Rule rule, IntFunction<Load> loads) throws Exception {
    long end = System.nanoTime() + Budget.stressNanos();
    long messages = 0;
    int round = 0;
    for (; round < MIN_ROUNDS || System.nanoTime() < end; round++) {
      Balance balance = new LoadRound(this, loads.apply(round), round).run();
      assertThat(violations(balance, rule)).as("the ledger of round " + round).isEmpty();
      messages += balance.offered();
    }
    Budget.report(String.format("%s: %,d messages in %,d rounds of stress", rule, messages, round));
  }

  /** Returns the violations of one rule: order is a rule of its own. */
  private static List<String> violations(Balance balance, Rule rule) {
    boolean inOrder = !balance.violations().containsKey(Violation.OUT_OF_ORDER);
    if (rule == Rule.ORDER) {
      return inOrder ? List.of() : balance.describeViolations();
    }
    return balance.violations().keySet().stream().allMatch(Violation.OUT_OF_ORDER::equals)
        ? List.of()
        : balance.describeViolations();
  }

  @Test
  @Tag("slow")
  default void rule01UnderStressEveryMessageIsAccountedFor() throws Exception {
    stress(Rule.EXACTLY_ONCE, round -> Load.of(producers(), consumers(), 100));
  }

  @Test
  @Tag("slow")
  default void rule03UnderStressOrderIsKept() throws Exception {
    assumeTrue(open().keepsOrder(), "not applicable: keepsOrder() is false");
    stress(Rule.ORDER, round -> Load.of(producers(), Math.min(2, consumers()), 100));
  }

  @Test
  @Tag("slow")
  default void rule04UnderStressCapacityIsNotExceeded() throws Exception {
    assumeSeveralProducers();
    int capacity = openBounded().capacity();
    int rounds =
        Race.run(
            callTimeout(),
            () ->
                new Race.Round() {
                  private final Pipeline<Message> pipeline = open();
                  private int left;
                  private int right;

                  @Override
                  public void left() {
                    left = fill(pipeline).size();
                  }

                  @Override
                  public void right() {
                    right = fill(pipeline).size();
                  }

                  @Override
                  public void check() {
                    assertThat(left + right)
                        .as("messages accepted from two threads")
                        .isEqualTo(capacity);
                  }
                });
    Budget.report(Rule.ROOM + ": " + rounds + " rounds of two threads that fill it");
  }

  /** Many takers wait, and a burst of puts arrives. */
  @Test
  @Tag("slow")
  default void rule05UnderStressBurstServesAllWaitingTakers() throws Exception {
    assumeSeveralConsumers();
    long end = System.nanoTime() + Budget.stressNanos();
    int round = 0;
    for (; round < MIN_ROUNDS || System.nanoTime() < end; round++) {
      Pipeline<Message> pipeline = open();
      var takes = new ArrayList<Call<Message>>();
      for (int i = 0; i < consumers(); i++) {
        takes.add(this.<Message>call(pipeline::take).awaitWaiting());
      }
      Call<String> burst =
          start(
              () -> {
                for (int i = 0; i < consumers(); i++) {
                  pipeline.put(message(i));
                }
              });
      burst.result();
      var taken = new ArrayList<Message>();
      for (Call<Message> take : takes) {
        taken.add(take.result());
      }
      assertThat(taken).doesNotHaveDuplicates().doesNotContainNull();
    }
    Budget.report(Rule.WAITING + ": " + round + " bursts of " + consumers() + " messages");
  }

  @Test
  @Tag("slow")
  default void rule05UnderStressNoThreadKeepsWaiting() throws Exception {
    stress(Rule.WAITING, round -> Load.of(producers(), consumers(), 30));
  }

  /** All calls are timed, and timeouts are short; afterwards the room is the same as before. */
  @Test
  @Tag("slow")
  default void rule07UnderStressTimeoutsKeepTheCapacity() throws Exception {
    long end = System.nanoTime() + Budget.stressNanos();
    int round = 0;
    for (; round < MIN_ROUNDS || System.nanoTime() < end; round++) {
      TimedRound.run(this, openBounded());
    }
    Budget.report(Rule.TIMEOUTS + ": " + round + " rounds of timed calls");
  }

  @Test
  @Tag("slow")
  default void rule08UnderStressInterruptsLoseNothing() throws Exception {
    stress(Rule.INTERRUPTS, round -> Load.of(producers(), consumers(), 50).withInterrupts());
  }

  @Test
  @Tag("slow")
  default void rule10UnderStressTakeDuringCloseLeavesTheRest() throws Exception {
    assumeSeveralConsumers();
    openWithRoom();
    int rounds =
        Race.run(
            callTimeout(),
            () -> {
              Pipeline<Message> pipeline = open();
              return new CloseRaces.WithTake(pipeline, fill(pipeline).size());
            });
    Budget.report(Rule.REST_AND_END + ": " + rounds + " takes at the moment of close");
  }

  @Test
  @Tag("slow")
  default void rule12UnderStressPutDuringCloseIsTakenOrRejected() throws Exception {
    int rounds = Race.run(callTimeout(), () -> new CloseRaces.WithPut(open()));
    Budget.report(Rule.OVERTAKEN_BY_CLOSE + ": " + rounds + " puts at the moment of close");
  }

  @Test
  @Tag("slow")
  default void rule12UnderStressCloseDuringTrafficKeepsTheBalance() throws Exception {
    stress(
        Rule.OVERTAKEN_BY_CLOSE,
        round -> Load.of(producers(), consumers(), 200).closedAfter(1 + round * 7 % 40));
  }

  @Test
  @Tag("slow")
  default void rule13UnderStressSeveralThreadsMayClose() throws Exception {
    stress(
        Rule.CLOSING_AGAIN,
        round -> Load.of(producers(), consumers(), 30).closedAfter(5).withInterrupts());
  }

  @Test
  @Tag("slow")
  default void rule15UnderStressEachMessageIsTakenOrEvicted() throws Exception {
    assumeSeveralProducers();
    assumeTrue(openBounded() instanceof EvictingPipeline, "not applicable: no EvictingPipeline");
    stress(Rule.EVICTION, round -> Load.of(producers(), consumers(), 100).withEviction());
  }

  /**
   * Two plain writes before each put, read after its take: into the body, after the message was
   * constructed (so that its final fields publish nothing), and into a variable that no message
   * refers to.
   *
   * <p>Repeated within the budget, since a missing edge may show only after JIT compilation.
   */
  @Test
  @Tag("slow")
  default void rule16UnderStressWritesBeforePutAreVisibleAfterTake() throws Exception {
    int messages = 200;
    long end = System.nanoTime() + Budget.stressNanos();
    int round = 0;
    for (; round < MIN_ROUNDS || System.nanoTime() < end; round++) {
      assertThat(countVisible(messages)).as("messages with visible writes").isEqualTo(messages);
    }
    Budget.report(
        String.format("%s: %,d bodies written and read", Rule.MEMORY, (long) round * messages));
  }

  private int countVisible(int messages) throws Exception {
    Pipeline<Message> pipeline = open();
    int[] unrelated = new int[1];
    Call<String> producing =
        start(
            () -> {
              for (int i = 1; i <= messages; i++) {
                int[] body = new int[1];
                Message message = new Message(PRODUCER, i, 0, body);
                body[0] = i;
                unrelated[0] = i;
                pipeline.put(message);
              }
              pipeline.close();
            });
    Call<Integer> taking =
        call(
            () -> {
              int seen = 0;
              for (Message next = pipeline.take(); next != null; next = pipeline.take()) {
                if (((int[]) next.body())[0] == next.sequence()
                    && unrelated[0] >= next.sequence()) {
                  seen++;
                }
              }
              return seen;
            });
    producing.result();
    return taking.result();
  }
}
