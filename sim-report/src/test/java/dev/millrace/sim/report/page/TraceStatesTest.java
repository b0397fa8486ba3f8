package dev.millrace.sim.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StepListener.Step;
import dev.millrace.sim.report.page.TraceStates.State;
import dev.millrace.sim.trace.Trace;
import dev.millrace.sim.trace.TraceEvent;
import dev.millrace.sim.trace.TraceEvent.Called;
import dev.millrace.sim.trace.TraceEvent.Returned;
import dev.millrace.sim.trace.TraceEvent.Stepped;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceStatesTest {

  private static State last(TraceEvent... events) {
    List<State> states = TraceStates.of(new Trace("t", List.of(events)));
    assertThat(states).hasSize(events.length);
    return states.get(events.length - 1);
  }

  private static TraceEvent step(String worker, Step step) {
    return new Stepped(0, worker, step, "lock");
  }

  private static TraceEvent put(String message) {
    return new Called(0, "a", "put", message);
  }

  private static TraceEvent returned(String worker, String outcome) {
    return new Returned(0, worker, worker.equals("a") ? "put" : "take", outcome, 1);
  }

  @Test
  void acquiredLock_isHeldByTheWorker() {
    assertThat(last(step("a", Step.ACQUIRED)).locks()).containsEntry("lock", "held by a");
  }

  @Test
  void lockThatIsReleasedBeforeItIsAcquired_wasHeldAtTheBeginning() {
    State first =
        TraceStates.of(
                new Trace("t", List.of(step("a", Step.ABOUT_TO_RELEASE), step("a", Step.RELEASED))))
            .get(0);

    assertThat(first.locks()).containsEntry("lock", "held");
  }

  @Test
  void releasedLock_isFree() {
    assertThat(last(step("a", Step.ACQUIRED), step("b", Step.RELEASED)).locks())
        .containsEntry("lock", "free");
  }

  @Test
  void workerThatIsAboutToAcquire_waitsUntilItHas() {
    assertThat(last(step("b", Step.ACQUIRED), step("a", Step.ABOUT_TO_ACQUIRE)).locks())
        .containsEntry("lock", "held by b; waiting: a");
    assertThat(last(step("a", Step.ABOUT_TO_ACQUIRE), step("a", Step.ACQUIRED)).locks())
        .containsEntry("lock", "held by a");
  }

  @Test
  void workerInACall_hasTheCall() {
    assertThat(last(put("a#0")).calls()).containsEntry("a", "put a#0");
    assertThat(last(put("a#0"), returned("a", "accepted")).calls()).containsEntry("a", "");
  }

  @Test
  void acceptedMessage_isInsideUntilItIsTaken() {
    assertThat(last(put("a#0"), returned("a", "accepted")).inside()).containsExactly("a#0");
    assertThat(last(put("a#0"), returned("a", "accepted"), returned("b", "a#0")).inside())
        .isEmpty();
  }

  @Test
  void messageThatIsTakenBeforeItsPutReturns_isNotInside() {
    assertThat(last(put("a#0"), returned("b", "a#0"), returned("a", "accepted")).inside())
        .isEmpty();
  }

  @Test
  void refusedMessage_isNotInside() {
    assertThat(last(put("a#0"), returned("a", "full")).inside()).isEmpty();
  }
}
