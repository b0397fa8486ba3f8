package dev.millrace.testkit;

import static dev.millrace.testkit.Layer.BY_TRACED_STEPS;
import static dev.millrace.testkit.Layer.EXAMPLE;
import static dev.millrace.testkit.Layer.UNDER_STRESS;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.util.Set;
import java.util.function.Function;

/** The planted mistakes, each with the rule it violates and the layers that always find it. */
enum Mistake {
  FIELD_READ_AFTER_RELEASE(Rule.EXACTLY_ONCE, PlantedSlots::readingAfterRelease, BY_TRACED_STEPS),
  FOUND_AND_TAKEN_IN_TWO_STEPS(
      Rule.EXACTLY_ONCE, PlantedBuffers::takingInTwoSteps, BY_TRACED_STEPS),
  ACCEPTED_AND_REFUSED(Rule.ALL_OR_NOTHING, PlantedBuffers::rejectingAcceptedMessages, EXAMPLE),
  ORDER_BROKEN(Rule.ORDER, PlantedBuffers::lastInFirstOut, EXAMPLE, UNDER_STRESS, BY_TRACED_STEPS),
  CAPACITY_EXCEEDED(Rule.ROOM, PlantedBuffers::oneTooMany, EXAMPLE, UNDER_STRESS, BY_TRACED_STEPS),
  ROOM_CHECKED_OUTSIDE(Rule.ROOM, PlantedBuffers::checkingRoomSeparately, BY_TRACED_STEPS),
  IF_FOR_WHILE(Rule.WAITING, PlantedBuffers::ifForWhile, EXAMPLE, BY_TRACED_STEPS),
  NOTIFY_FOR_NOTIFY_ALL(Rule.WAITING, PlantedBuffers::notifyingOne, BY_TRACED_STEPS),
  OFFER_NOTICES_INTERRUPTS(Rule.NOT_WAITING, PlantedBuffers::interruptibleOffer, EXAMPLE),
  PERMIT_LEAKED_BY_TIMEOUT(
      Rule.TIMEOUTS, PlantedSlots::leakingAPermit, EXAMPLE, UNDER_STRESS, BY_TRACED_STEPS),
  INTERRUPT_SWALLOWS_A_MESSAGE(
      Rule.INTERRUPTS, PlantedBuffers::interruptedAfterTheTake, EXAMPLE, BY_TRACED_STEPS),
  CLOSED_BUT_ACCEPTING(Rule.CLOSED, PlantedBuffers::acceptingAfterClose, EXAMPLE),
  REST_FORGOTTEN(
      Rule.REST_AND_END, PlantedBuffers::endBeforeRemainingMessages, EXAMPLE, UNDER_STRESS),
  CLOSE_WAKES_ONE(Rule.WAKING, PlantedBuffers::closeThatWakesOne, EXAMPLE, BY_TRACED_STEPS),
  ONE_RELEASE_FOR_MANY_WAITERS(
      Rule.WAKING, PlantedSlots::endNotPropagated, EXAMPLE, BY_TRACED_STEPS),
  PRODUCER_PERMIT_RELEASED_ON_CLOSE(
      Rule.OVERTAKEN_BY_CLOSE, PlantedSlots::admittingAProducerOnClose, BY_TRACED_STEPS),
  SECOND_CLOSE_FAILS(Rule.CLOSING_AGAIN, PlantedBuffers::closedTwice, EXAMPLE),
  DRAINS_TOO_MUCH(Rule.DRAINING, PlantedBuffers::drainingTooMuch, EXAMPLE),
  POLL_THEN_OFFER(Rule.EVICTION, PlantedBuffers::pollThenOffer, EXAMPLE, BY_TRACED_STEPS),
  NO_EDGE(Rule.MEMORY, PlantedSlots::plain, UNDER_STRESS),
  REMOVAL_WAKES_NOBODY(Rule.REMOVAL, PlantedBuffers::silentRemoval, EXAMPLE);

  private final Rule rule;
  private final Function<TestEnvironment, Pipeline<Message>> factory;
  private final Set<Layer> foundBy;

  Mistake(Rule rule, Function<TestEnvironment, Pipeline<Message>> factory, Layer... foundBy) {
    this.rule = rule;
    this.factory = factory;
    this.foundBy = Set.of(foundBy);
  }

  Rule rule() {
    return rule;
  }

  Function<TestEnvironment, Pipeline<Message>> factory() {
    return factory;
  }

  Set<Layer> foundBy() {
    return foundBy;
  }
}
