package dev.millrace.sim.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.millrace.api.StepListener;
import dev.millrace.api.StepListener.Lock;
import dev.millrace.api.StepListener.Step;
import org.junit.jupiter.api.Test;

class StepListenersTest {

  private final StepListener first = mock(StepListener.class);
  private final StepListener second = mock(StepListener.class);

  @Test
  void noListeners_areEmpty() {
    assertThat(StepListeners.all(null, null)).isEmpty();
  }

  @Test
  void singleListener_isReturnedItself() {
    assertThat(StepListeners.all(null, first)).containsSame(first);
  }

  @Test
  void severalListeners_areNotifiedInOrder() {
    Lock lock = mock(Lock.class);

    StepListeners.all(first, null, second).orElseThrow().onStep(Step.ACQUIRED, lock);

    var calls = inOrder(first, second);
    calls.verify(first).onStep(Step.ACQUIRED, lock);
    calls.verify(second).onStep(Step.ACQUIRED, lock);
  }

  @Test
  void wait_isTheShortestOfAll() {
    when(first.nanosToWait(5)).thenReturn(5L);
    when(second.nanosToWait(5)).thenReturn(0L);

    assertThat(StepListeners.all(first, second).orElseThrow().nanosToWait(5)).isZero();
  }
}
