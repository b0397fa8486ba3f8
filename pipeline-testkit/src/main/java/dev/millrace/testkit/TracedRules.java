package dev.millrace.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.EvictingPipeline;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same scenes played by the explorer in one order of traced steps after another: few
 * preemptions first, random walks after, and every failing schedule can be played again.
 */
interface TracedRules extends PipelineRules {

  @Test
  @Tag("slow")
  default void rule01TracedTwoProducers() throws Exception {
    assumeSeveralProducers();
    new TracedSearch(this, Scenes::twoProducers)
        .explore(Rule.EXACTLY_ONCE, "two producers and a taker");
  }

  @Test
  @Tag("slow")
  default void rule01TracedTwoTakers() throws Exception {
    assumeSeveralConsumers();
    new TracedSearch(this, Scenes::twoTakers)
        .explore(Rule.EXACTLY_ONCE, "two takers and a producer");
  }

  @Test
  @Tag("slow")
  default void rule03TracedOneProducer() throws Exception {
    assumeTrue(open().keepsOrder(), "does not apply: keepsOrder() is false");
    new TracedSearch(this, Scenes::oneProducer).explore(Rule.ORDER, "puts by one producer");
  }

  @Test
  @Tag("slow")
  default void rule04TracedTheLastPlace() throws Exception {
    assumeSeveralProducers();
    openWithRoom();
    assumeSmall();
    new TracedSearch(this, Scenes::theLastPlace)
        .explore(Rule.ROOM, "two offers for the last place");
  }

  @Test
  @Tag("slow")
  default void rule05TracedTwoOnEachSide() throws Exception {
    assumeSeveralProducers();
    assumeSeveralConsumers();
    new TracedSearch(this, Scenes::twoOnEachSide).explore(Rule.WAITING, "two puts and two takes");
  }

  @Test
  @Tag("slow")
  default void rule07TracedTimedCalls() throws Exception {
    assumeSmall();
    new TracedSearch(this, Scenes::timedCalls)
        .explore(Rule.TIME_OUTS, "a timed put and a timed take");
  }

  @Test
  @Tag("slow")
  default void rule08TracedAnInterruptedTake() throws Exception {
    new TracedSearch(this, Scenes::anInterruptedTake)
        .explore(Rule.INTERRUPTS, "a take that is interrupted while a message comes");
  }

  @Test
  @Tag("slow")
  default void rule08TracedAnInterruptedPut() throws Exception {
    assumeSmall();
    new TracedSearch(this, Scenes::anInterruptedPut)
        .explore(Rule.INTERRUPTS, "a put that is interrupted while room comes");
  }

  @Test
  @Tag("slow")
  default void rule10TracedTwoTakersAtTheEnd() throws Exception {
    assumeSeveralConsumers();
    openWithRoom();
    assumeSmall();
    new TracedSearch(this, Scenes::twoTakersAtTheEnd)
        .explore(Rule.REST_AND_END, "a close, a message inside and two takers");
  }

  @Test
  @Tag("slow")
  default void rule11TracedTwoTakersThatWait() throws Exception {
    assumeSeveralConsumers();
    new TracedSearch(this, Scenes::twoTakersThatWait)
        .explore(Rule.WAKING, "a close and two takers that wait");
  }

  @Test
  @Tag("slow")
  default void rule11TracedTwoPutsThatWait() throws Exception {
    assumeSeveralProducers();
    assumeSmall();
    new TracedSearch(this, Scenes::twoPutsThatWait)
        .explore(Rule.WAKING, "a close and two puts that wait");
  }

  @Test
  @Tag("slow")
  default void rule12TracedAPutACloseAndATaker() throws Exception {
    new TracedSearch(this, Scenes::aPutACloseAndATaker)
        .explore(Rule.OVERTAKEN_BY_CLOSE, "a put, a close and a taker");
  }

  @Test
  @Tag("slow")
  default void rule12TracedAWaitingPutAndAClose() throws Exception {
    assumeSmall();
    new TracedSearch(this, Scenes::aWaitingPutAndAClose)
        .explore(Rule.OVERTAKEN_BY_CLOSE, "a put that waits and a close");
  }

  @Test
  @Tag("slow")
  default void rule15TracedTwoThatEvict() throws Exception {
    assumeSeveralProducers();
    openWithRoom();
    assumeSmall();
    assumeTrue(open() instanceof EvictingPipeline, "does not apply: no EvictingPipeline");
    new TracedSearch(this, Scenes::twoThatEvict).explore(Rule.EVICTION, "two puts that evict");
  }
}
