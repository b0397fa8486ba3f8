package dev.millrace.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.EvictingPipeline;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same test programs run by the explorer, which schedules traced steps: few preemptions first,
 * then random walks. Every failing schedule can be replayed.
 */
interface TracedRules extends PipelineRules {

  @Test
  @Tag("slow")
  default void rule01TracedTwoProducers() throws Exception {
    assumeSeveralProducers();
    new TracedSearch(this, TestPrograms::twoProducers)
        .explore(Rule.EXACTLY_ONCE, "two producers and a taker");
  }

  @Test
  @Tag("slow")
  default void rule01TracedTwoTakers() throws Exception {
    assumeSeveralConsumers();
    new TracedSearch(this, TestPrograms::twoTakers)
        .explore(Rule.EXACTLY_ONCE, "two takers and a producer");
  }

  @Test
  @Tag("slow")
  default void rule03TracedOneProducer() throws Exception {
    assumeTrue(open().keepsOrder(), "not applicable: keepsOrder() is false");
    new TracedSearch(this, TestPrograms::oneProducer).explore(Rule.ORDER, "puts by one producer");
  }

  @Test
  @Tag("slow")
  default void rule04TracedOffersForTheLastPlace() throws Exception {
    assumeSeveralProducers();
    openWithRoom();
    assumeSmall();
    new TracedSearch(this, TestPrograms::offersForTheLastPlace)
        .explore(Rule.ROOM, "two offers for the last place");
  }

  @Test
  @Tag("slow")
  default void rule05TracedTwoOnEachSide() throws Exception {
    assumeSeveralProducers();
    assumeSeveralConsumers();
    new TracedSearch(this, TestPrograms::twoOnEachSide)
        .explore(Rule.WAITING, "two puts and two takes");
  }

  @Test
  @Tag("slow")
  default void rule07TracedTimedCalls() throws Exception {
    assumeSmall();
    new TracedSearch(this, TestPrograms::timedCalls)
        .explore(Rule.TIMEOUTS, "a timed put and a timed take");
  }

  @Test
  @Tag("slow")
  default void rule08TracedInterruptedTake() throws Exception {
    new TracedSearch(this, TestPrograms::interruptedTake)
        .explore(Rule.INTERRUPTS, "a take that is interrupted while a message arrives");
  }

  @Test
  @Tag("slow")
  default void rule08TracedInterruptedPut() throws Exception {
    assumeSmall();
    new TracedSearch(this, TestPrograms::interruptedPut)
        .explore(Rule.INTERRUPTS, "a put that is interrupted while room becomes available");
  }

  @Test
  @Tag("slow")
  default void rule10TracedTwoTakersAtTheEnd() throws Exception {
    assumeSeveralConsumers();
    openWithRoom();
    assumeSmall();
    new TracedSearch(this, TestPrograms::twoTakersAtTheEnd)
        .explore(Rule.REST_AND_END, "a close, a message inside and two takers");
  }

  @Test
  @Tag("slow")
  default void rule11TracedTwoWaitingTakers() throws Exception {
    assumeSeveralConsumers();
    new TracedSearch(this, TestPrograms::twoWaitingTakers)
        .explore(Rule.WAKING, "a close and two waiting takers");
  }

  @Test
  @Tag("slow")
  default void rule11TracedTwoWaitingPuts() throws Exception {
    assumeSeveralProducers();
    assumeSmall();
    new TracedSearch(this, TestPrograms::twoWaitingPuts)
        .explore(Rule.WAKING, "a close and two waiting puts");
  }

  @Test
  @Tag("slow")
  default void rule12TracedPutCloseAndTaker() throws Exception {
    new TracedSearch(this, TestPrograms::putCloseAndTaker)
        .explore(Rule.OVERTAKEN_BY_CLOSE, "a put, a close and a taker");
  }

  @Test
  @Tag("slow")
  default void rule12TracedWaitingPutAndClose() throws Exception {
    assumeSmall();
    new TracedSearch(this, TestPrograms::waitingPutAndClose)
        .explore(Rule.OVERTAKEN_BY_CLOSE, "a waiting put and a close");
  }

  @Test
  @Tag("slow")
  default void rule15TracedTwoEvictingPuts() throws Exception {
    assumeSeveralProducers();
    openWithRoom();
    assumeSmall();
    assumeTrue(
        open() instanceof EvictingPipeline,
        "not applicable: the pipeline is not an EvictingPipeline");
    new TracedSearch(this, TestPrograms::twoEvictingPuts)
        .explore(Rule.EVICTION, "two evicting puts");
  }
}
