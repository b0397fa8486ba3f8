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
 * Test programs run by Lincheck under many schedules, with switches between any two instructions.
 */
interface ExploredRules extends PipelineRules {

  private void explore(Rule rule, String name, Function<Pipeline<Message>, TestProgram> program) {
    if (!isLincheckPresent()) {
      abort("inconclusive: Lincheck is not on the class path (org.jetbrains.lincheck:lincheck)");
    }
    LincheckSearch.explore(rule, name, () -> program.apply(open()));
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
    explore(Rule.EXACTLY_ONCE, "two producers and a taker", TestPrograms::twoProducers);
  }

  @Test
  @Tag("slow")
  default void rule01ExploredTwoTakers() {
    assumeSeveralConsumers();
    explore(Rule.EXACTLY_ONCE, "two takers and a producer", TestPrograms::twoTakers);
  }

  @Test
  @Tag("slow")
  default void rule03ExploredOneProducer() {
    assumeTrue(open().keepsOrder(), "not applicable: keepsOrder() is false");
    explore(Rule.ORDER, "puts by one producer", TestPrograms::oneProducer);
  }

  @Test
  @Tag("slow")
  default void rule04ExploredOffersForTheLastPlace() {
    assumeSeveralProducers();
    openWithRoom();
    assumeSmall();
    explore(Rule.ROOM, "two offers for the last place", TestPrograms::offersForTheLastPlace);
  }

  @Test
  @Tag("slow")
  default void rule05ExploredTwoOnEachSide() {
    assumeSeveralProducers();
    assumeSeveralConsumers();
    explore(Rule.WAITING, "two puts and two takes", TestPrograms::twoOnEachSide);
  }

  @Test
  @Tag("slow")
  default void rule08ExploredInterruptedTake() {
    explore(
        Rule.INTERRUPTS,
        "a take that is interrupted while a message arrives",
        TestPrograms::interruptedTake);
  }

  @Test
  @Tag("slow")
  default void rule08ExploredInterruptedPut() {
    assumeSmall();
    explore(
        Rule.INTERRUPTS,
        "a put that is interrupted while room becomes available",
        TestPrograms::interruptedPut);
  }

  @Test
  @Tag("slow")
  default void rule10ExploredTwoTakersAtTheEnd() {
    assumeSeveralConsumers();
    openWithRoom();
    assumeSmall();
    explore(
        Rule.REST_AND_END,
        "a close, a message inside and two takers",
        TestPrograms::twoTakersAtTheEnd);
  }

  @Test
  @Tag("slow")
  default void rule11ExploredTwoWaitingTakers() {
    assumeSeveralConsumers();
    explore(Rule.WAKING, "a close and two waiting takers", TestPrograms::twoWaitingTakers);
  }

  @Test
  @Tag("slow")
  default void rule11ExploredTwoWaitingPuts() {
    assumeSeveralProducers();
    assumeSmall();
    explore(Rule.WAKING, "a close and two waiting puts", TestPrograms::twoWaitingPuts);
  }

  @Test
  @Tag("slow")
  default void rule12ExploredPutCloseAndTaker() {
    explore(Rule.OVERTAKEN_BY_CLOSE, "a put, a close and a taker", TestPrograms::putCloseAndTaker);
  }

  @Test
  @Tag("slow")
  default void rule12ExploredWaitingPutAndClose() {
    assumeSmall();
    explore(Rule.OVERTAKEN_BY_CLOSE, "a waiting put and a close", TestPrograms::waitingPutAndClose);
  }

  @Test
  @Tag("slow")
  default void rule15ExploredTwoEvictingPuts() {
    assumeSeveralProducers();
    openWithRoom();
    assumeSmall();
    assumeTrue(
        open() instanceof EvictingPipeline,
        "not applicable: the pipeline is not an EvictingPipeline");
    explore(Rule.EVICTION, "two evicting puts", TestPrograms::twoEvictingPuts);
  }

  @Test
  @Tag("slow")
  default void rule07ExploredIsInconclusive() {
    abort(
        "inconclusive: Lincheck does not advance time; see the stress and traced tests of this rule");
  }

  @Test
  @Tag("slow")
  default void rule16ExploredIsInconclusive() {
    abort(
        "inconclusive: Lincheck does not model memory reordering; see the jcstress tests of this rule");
  }
}
