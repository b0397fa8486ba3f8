package dev.millrace.testkit;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Small scenes played by Lincheck in one schedule after another: what happens between any two
 * instructions, found by search instead of by luck.
 */
interface ExploredRules extends PipelineRules {

  private void explore(Rule rule, String name, Function<Pipeline<Message>, Scene> scene) {
    if (!isLincheckPresent()) {
      abort("not judged: Lincheck is not on the class path (org.jetbrains.lincheck:lincheck)");
    }
    LincheckSearch.explore(rule, name, () -> scene.apply(open()));
  }

  private static boolean isLincheckPresent() {
    try {
      Class.forName("org.jetbrains.lincheck.Lincheck", false, Rule.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Test
  @Tag("slow")
  default void rule01ExploredTwoProducers() {
    assumeSeveralProducers();
    explore(Rule.EXACTLY_ONCE, "two producers and a taker", Scenes::twoProducers);
  }

  @Test
  @Tag("slow")
  default void rule01ExploredTwoTakers() {
    assumeSeveralConsumers();
    explore(Rule.EXACTLY_ONCE, "two takers and a producer", Scenes::twoTakers);
  }

  @Test
  @Tag("slow")
  default void rule03ExploredOneProducer() {
    assumeTrue(open().keepsOrder(), "does not apply: keepsOrder() is false");
    explore(Rule.ORDER, "puts by one producer", Scenes::oneProducer);
  }

  @Test
  @Tag("slow")
  default void rule04ExploredTheLastPlace() {
    assumeSeveralProducers();
    openWithRoom();
    assumeSmall();
    explore(Rule.ROOM, "two offers for the last place", Scenes::theLastPlace);
  }

  @Test
  @Tag("slow")
  default void rule05ExploredTwoOnEachSide() {
    assumeSeveralProducers();
    assumeSeveralConsumers();
    explore(Rule.WAITING, "two puts and two takes", Scenes::twoOnEachSide);
  }

  @Test
  @Tag("slow")
  default void rule08ExploredAnInterruptedTake() {
    explore(
        Rule.INTERRUPTS,
        "a take that is interrupted while a message comes",
        Scenes::anInterruptedTake);
  }

  @Test
  @Tag("slow")
  default void rule08ExploredAnInterruptedPut() {
    assumeSmall();
    explore(
        Rule.INTERRUPTS, "a put that is interrupted while room comes", Scenes::anInterruptedPut);
  }

  @Test
  @Tag("slow")
  default void rule10ExploredTwoTakersAtTheEnd() {
    assumeSeveralConsumers();
    openWithRoom();
    assumeSmall();
    explore(
        Rule.REST_AND_END, "a close, a message inside and two takers", Scenes::twoTakersAtTheEnd);
  }

  @Test
  @Tag("slow")
  default void rule11ExploredTwoTakersThatWait() {
    assumeSeveralConsumers();
    explore(Rule.WAKING, "a close and two takers that wait", Scenes::twoTakersThatWait);
  }

  @Test
  @Tag("slow")
  default void rule11ExploredTwoPutsThatWait() {
    assumeSeveralProducers();
    assumeSmall();
    explore(Rule.WAKING, "a close and two puts that wait", Scenes::twoPutsThatWait);
  }

  @Test
  @Tag("slow")
  default void rule12ExploredAPutACloseAndATaker() {
    explore(Rule.OVERTAKEN_BY_CLOSE, "a put, a close and a taker", Scenes::aPutACloseAndATaker);
  }

  @Test
  @Tag("slow")
  default void rule12ExploredAWaitingPutAndAClose() {
    assumeSmall();
    explore(Rule.OVERTAKEN_BY_CLOSE, "a put that waits and a close", Scenes::aWaitingPutAndAClose);
  }

  @Test
  @Tag("slow")
  default void rule15ExploredTwoThatEvict() {
    assumeSeveralProducers();
    openWithRoom();
    assumeSmall();
    assumeTrue(open() instanceof EvictingPipeline, "does not apply: no EvictingPipeline");
    explore(Rule.EVICTION, "two puts that evict", Scenes::twoThatEvict);
  }

  @Test
  @Tag("slow")
  default void rule07ExploredIsNotJudged() {
    abort("not judged: Lincheck lets no time pass; stress judges this rule, and traced steps");
  }

  @Test
  @Tag("slow")
  default void rule16ExploredIsNotJudged() {
    abort("not judged: Lincheck knows no reordering of memory; jcstress judges this rule");
  }
}
