package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.testkit.ManualContext;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How threads wait for a lock: whether they try again before they park. */
@Timeout(120)
class LockWaitTest {

  /** So many that spinning is never refused. */
  private static final int PROCESSORS = 64;

  @Test
  void spinningIsRefusedWhenItsThreadsAreMoreThanTheProcessors() {
    assertThatThrownBy(() -> Acquiring.of(LockWait.SPIN, Crowd.context(), 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "wait is spin, and the threads of producers (4) and consumers (4) are more than the"
                + " processors (7), so that spinning ones would keep others from running; allowed:"
                + " at most as many threads as processors, or wait = adaptive, or wait = park");
    assertThat(Acquiring.of(LockWait.SPIN, Crowd.context(), 8)).isNotNull();
    assertThat(Acquiring.of(LockWait.ADAPTIVE, Crowd.context(), 1)).isNotNull();
  }

  /** With a count in place of a time it would still be trying. */
  @ParameterizedTest
  @EnumSource(names = {"PARK", "ADAPTIVE"})
  void itParksSoonerOrLater(LockWait wait) throws Exception {
    var semaphore = new Semaphore(0);
    var acquiring = Acquiring.of(wait, new ManualContext(), PROCESSORS);
    var acquire = Running.run(() -> acquiring.acquire(semaphore)).awaitWaiting();

    assertThat(semaphore.getQueueLength()).isEqualTo(1);
    semaphore.release();
    acquire.result();
  }

  @Test
  void onASingleProcessorItParksAtOnce() throws Exception {
    var tried =
        new Semaphore(0) {
          private static final long serialVersionUID = 1L;
          private volatile boolean again;

          @Override
          public boolean tryAcquire() {
            again = true;
            return super.tryAcquire();
          }
        };
    var acquiring = Acquiring.of(LockWait.ADAPTIVE, new ManualContext(), 1);
    var acquire = Running.run(() -> acquiring.acquire(tried)).awaitWaiting();

    assertThat(tried.again).isFalse();
    tried.release();
    acquire.result();
  }

  @Test
  void whoSpinsIsSeenWaitingNowhereAndNoticesAnInterruptAndItsTime() throws Exception {
    var semaphore = new Semaphore(0);
    var acquiring = Acquiring.of(LockWait.SPIN, new ManualContext(), PROCESSORS);
    assertThat(acquiring.acquire(semaphore, Duration.ofMillis(1).toNanos())).isFalse();

    var acquire = Running.run(() -> acquiring.acquire(semaphore));
    acquire.interrupt();
    assertThatThrownBy(acquire::result).isInstanceOf(InterruptedException.class);
    assertThat(semaphore.hasQueuedThreads()).isFalse();
  }
}
