package dev.millrace.api.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StepListener;
import dev.millrace.api.steps.Steps.CalledOff;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the two locks tell, and what they hold when a listener calls a step off. */
@Timeout(30)
class TracedLockTest {

  private final Steps steps = new Steps();

  private interface Maker extends Function<Optional<StepListener>, TracedLock> {}

  static Stream<Maker> makers() {
    return Stream.of(
        listener -> new TracedSemaphore("lock", 1, listener),
        listener -> new TracedReentrantLock("lock", listener));
  }

  private static boolean isFreeForAnother(TracedLock lock) {
    boolean free = lock.isFreeFor(new Thread());
    boolean acquired = CompletableFuture.supplyAsync(lock::tryAcquireUntold).join();
    assertThat(free).isEqualTo(acquired);
    return free;
  }

  @ParameterizedTest
  @MethodSource("makers")
  void eachStepIsTold(Maker maker) throws Exception {
    TracedLock lock = maker.apply(Optional.of(steps));
    lock.acquire();
    lock.release();
    assertThat(lock.tryAcquire()).isTrue();
    lock.releaseUntold();
    assertThat(lock.tryAcquire(Duration.ofHours(1))).isTrue();

    assertThat(steps.told())
        .containsExactly(
            "about to acquire lock",
            "have lock",
            "about to release lock",
            "released lock",
            "about to try lock",
            "have lock",
            "about to wait a while for lock",
            "have lock");
  }

  @ParameterizedTest
  @MethodSource("makers")
  void anAcquireThatIsCalledOffHoldsNothing(Maker maker) {
    TracedLock lock = maker.apply(Optional.of(steps));
    for (ThrowingCallable acquire :
        new ThrowingCallable[] {
          lock::acquire, lock::tryAcquire, () -> lock.tryAcquire(Duration.ZERO)
        }) {
      steps.callOff("have lock");
      assertThatThrownBy(acquire).isInstanceOf(CalledOff.class);
    }
    assertThat(isFreeForAnother(lock)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("makers")
  void aReleaseThatIsCalledOffReleasesNothing(Maker maker) throws Exception {
    TracedLock lock = maker.apply(Optional.of(steps));
    lock.acquire();
    steps.callOff("about to release lock");

    assertThatThrownBy(lock::release).isInstanceOf(CalledOff.class);
    assertThat(isFreeForAnother(lock)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("makers")
  void aReleaseThatIsDoneCannotBeCalledOff(Maker maker) throws Exception {
    TracedLock lock = maker.apply(Optional.of(steps));
    lock.acquire();
    steps.callOff("released lock");

    lock.release();
    assertThat(isFreeForAnother(lock)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("makers")
  void anInterruptedThreadAcquiresNothing(Maker maker) {
    TracedLock lock = maker.apply(Optional.empty());
    Thread.currentThread().interrupt();
    assertThatThrownBy(lock::acquire).isInstanceOf(InterruptedException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> lock.tryAcquire(Duration.ofHours(1)))
        .isInstanceOf(InterruptedException.class);
    assertThat(isFreeForAnother(lock)).isTrue();
  }

  @Test
  void aThreadThatMayNotBeInterruptedKeepsTheInterruptForLater() {
    var lock = new TracedSemaphore("lock", 0, Optional.of(steps));
    steps.at("about to acquire lock", () -> Thread.currentThread().interrupt());
    CompletableFuture.runAsync(
        () -> {
          while (steps.told().size() < 2) {
            Thread.onSpinWait();
          }
          lock.releaseUntold();
        });

    lock.acquireUninterruptibly();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(lock.isFreeFor(Thread.currentThread())).isFalse();
  }

  @Test
  void theListenerSaysHowLongATimedAttemptWaits() throws Exception {
    StepListener impatient =
        new StepListener() {
          @Override
          public void onStep(Step step, Lock lock) {}

          @Override
          public long nanosToWait(long nanos) {
            return 0;
          }
        };
    var lock = new TracedSemaphore("lock", 0, Optional.of(impatient));
    assertThat(lock.tryAcquire(Duration.ofDays(1))).isFalse();
  }

  @Test
  void aSemaphoreIsReleasedByAnyThread() {
    var lock = new TracedSemaphore("lock", 0, Optional.empty());
    assertThat(lock.tryAcquire()).isFalse();
    CompletableFuture.runAsync(lock::release).join();
    assertThat(lock.tryAcquire()).isTrue();
  }

  @Test
  void aReentrantLockBelongsToItsThread() throws Exception {
    var lock = new TracedReentrantLock("lock", Optional.empty());
    lock.acquire();
    assertThat(lock.isFreeFor(Thread.currentThread())).isTrue();
    assertThat(lock.tryAcquire()).isTrue();

    assertThat(isFreeForAnother(lock)).isFalse();
    assertThatThrownBy(() -> CompletableFuture.runAsync(lock::release).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalMonitorStateException.class);
  }
}
