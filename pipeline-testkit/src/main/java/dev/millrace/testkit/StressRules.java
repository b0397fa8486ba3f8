package dev.millrace.testkit;

import static dev.millrace.testkit.Ways.PRODUCER;
import static dev.millrace.testkit.Ways.message;
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

/**
 * Fast stress on real threads, with the ledger: what is offered is accounted for, whatever happens
 * in the middle.
 */
interface StressRules extends PipelineRules {

  /** At least so many rounds, however slow they are. */
  int LEAST_ROUNDS = 10;

  /** Plays rounds for as long as the budget says, each of which has to balance. */
  private void stress(Rule rule, IntFunction<Load> loads) throws Exception {
    long end = System.nanoTime() + Budget.stressNanos();
    long messages = 0;
    int round = 0;
    for (; round < LEAST_ROUNDS || System.nanoTime() < end; round++) {
      Balance balance = new LoadRound(this, loads.apply(round), round).play();
      assertThat(complaints(balance, rule)).as("the ledger of round " + round).isEmpty();
      messages += balance.offered();
    }
    Budget.spent(String.format("%s: %,d messages in %,d rounds of stress", rule, messages, round));
  }

  /** The order is one rule, all else that the ledger may complain of another. */
  private static List<String> complaints(Balance balance, Rule rule) {
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
  default void rule03UnderStressEachProducersOrderIsKept() throws Exception {
    assumeTrue(open().keepsOrder(), "does not apply: keepsOrder() is false");
    stress(Rule.ORDER, round -> Load.of(producers(), Math.min(2, consumers()), 100));
  }

  @Test
  @Tag("slow")
  default void rule04UnderStressNoMoreIsAcceptedThanFits() throws Exception {
    assumeSeveralProducers();
    int capacity = openBounded().capacity();
    int rounds =
        Race.run(
            patience(),
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
                    assertThat(left + right).as("accepted from two threads").isEqualTo(capacity);
                  }
                });
    Budget.spent(Rule.ROOM + ": " + rounds + " rounds of two threads that fill it");
  }

  /** Many wait at one side, and the other side comes and goes at once. */
  @Test
  @Tag("slow")
  default void rule05UnderStressABurstServesAllWhoWait() throws Exception {
    assumeSeveralConsumers();
    long end = System.nanoTime() + Budget.stressNanos();
    int round = 0;
    for (; round < LEAST_ROUNDS || System.nanoTime() < end; round++) {
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
    Budget.spent(Rule.WAITING + ": " + round + " bursts of " + consumers() + " messages");
  }

  @Test
  @Tag("slow")
  default void rule05UnderStressNobodyIsLeftWaiting() throws Exception {
    stress(Rule.WAITING, round -> Load.of(producers(), consumers(), 30));
  }

  /** Everything is timed, and nothing fits for long: afterwards there is as much room as before. */
  @Test
  @Tag("slow")
  default void rule07UnderStressTimeOutsLeaveTheRoomAsItWas() throws Exception {
    long end = System.nanoTime() + Budget.stressNanos();
    int round = 0;
    for (; round < LEAST_ROUNDS || System.nanoTime() < end; round++) {
      TimedRound.play(this, openBounded());
    }
    Budget.spent(Rule.TIME_OUTS + ": " + round + " rounds of timed calls");
  }

  @Test
  @Tag("slow")
  default void rule08UnderStressInterruptsLoseNothing() throws Exception {
    stress(Rule.INTERRUPTS, round -> Load.of(producers(), consumers(), 50).withInterrupts());
  }

  @Test
  @Tag("slow")
  default void rule10UnderStressATakeAtTheMomentOfCloseLeavesTheRestAndTheEndForTheOthers()
      throws Exception {
    assumeSeveralConsumers();
    openWithRoom();
    int rounds =
        Race.run(
            patience(),
            () -> {
              Pipeline<Message> pipeline = open();
              return new CloseRaces.WithTake(pipeline, fill(pipeline).size());
            });
    Budget.spent(Rule.REST_AND_END + ": " + rounds + " takes at the moment of close");
  }

  @Test
  @Tag("slow")
  default void rule12UnderStressAPutAtTheMomentOfCloseIsAcceptedAndTakenOrNeither()
      throws Exception {
    int rounds = Race.run(patience(), () -> new CloseRaces.WithPut(open()));
    Budget.spent(Rule.OVERTAKEN_BY_CLOSE + ": " + rounds + " puts at the moment of close");
  }

  @Test
  @Tag("slow")
  default void rule12UnderStressClosingInTheMiddleLosesAndInventsNothing() throws Exception {
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
    assumeTrue(openBounded() instanceof EvictingPipeline, "does not apply: no EvictingPipeline");
    stress(Rule.EVICTION, round -> Load.of(producers(), consumers(), 100).withEviction());
  }

  /**
   * Two plain writes before each put, read after its take: into the body, though only after the
   * message was made, for its final fields make visible by themselves what was written before; and
   * into a place that no message leads to.
   *
   * <p>Goes on for as long as the budget says: what has no edge may well work until the compiler
   * has made something of it.
   */
  @Test
  @Tag("slow")
  default void rule16UnderStressWhatWasWrittenBeforeThePutIsReadAfterTheTake() throws Exception {
    int messages = 200;
    long end = System.nanoTime() + Budget.stressNanos();
    int round = 0;
    for (; round < LEAST_ROUNDS || System.nanoTime() < end; round++) {
      assertThat(seenAsWritten(messages))
          .as("messages seen as they were written")
          .isEqualTo(messages);
    }
    Budget.spent(
        String.format("%s: %,d bodies written and read", Rule.MEMORY, (long) round * messages));
  }

  private int seenAsWritten(int messages) throws Exception {
    Pipeline<Message> pipeline = open();
    int[] beside = new int[1];
    Call<String> producing =
        start(
            () -> {
              for (int i = 1; i <= messages; i++) {
                int[] body = new int[1];
                Message message = new Message(PRODUCER, i, 0, body);
                body[0] = i;
                beside[0] = i;
                pipeline.put(message);
              }
              pipeline.close();
            });
    Call<Integer> taking =
        call(
            () -> {
              int seen = 0;
              for (Message next = pipeline.take(); next != null; next = pipeline.take()) {
                if (((int[]) next.body())[0] == next.sequence() && beside[0] >= next.sequence()) {
                  seen++;
                }
              }
              return seen;
            });
    producing.result();
    return taking.result();
  }
}
