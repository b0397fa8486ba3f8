package dev.millrace.api.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StepListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TracedSemaphoreTest {

  private final RecordingListener listener = new RecordingListener();

  @Test
  void tryAcquire_noPermits_reportsTheAttemptOnly() {
    assertThat(new TracedSemaphore("lock", 0, Optional.of(listener)).tryAcquire()).isFalse();

    assertThat(listener.steps()).containsExactly("about to try lock");
  }

  @Test
  void release_byAnotherThread_freesAPermit() {
    var lock = new TracedSemaphore("lock", 0, Optional.empty());
    CompletableFuture.runAsync(lock::release).join();

    assertThat(lock.tryAcquire()).isTrue();
  }

  @Test
  void timedTryAcquire_listenerSaysZero_doesNotWait() throws Exception {
    StepListener zero =
        new StepListener() {
          @Override
          public void onStep(Step step, Lock lock) {}

          @Override
          public long nanosToWait(long nanos) {
            return 0;
          }
        };
    var lock = new TracedSemaphore("lock", 0, Optional.of(zero));

    assertThat(lock.tryAcquire(Duration.ofDays(1))).isFalse();
  }

  @Test
  void acquireUninterruptibly_interrupted_restoresTheInterrupt() {
    var lock = new TracedSemaphore("lock", 0, Optional.of(listener));
    listener.at("about to acquire lock", () -> Thread.currentThread().interrupt());
    var release =
        CompletableFuture.runAsync(
            () -> {
              while (listener.steps().size() < 2) {
                Thread.onSpinWait();
              }
              lock.doRelease();
            });

    lock.acquireUninterruptibly();
    release.join();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(lock.isFreeFor(Thread.currentThread())).isFalse();
  }

  @Test
  void acquire_strategyAcquires_doesNotPark() throws Exception {
    var lock = new TracedSemaphore("lock", 0, Optional.of(listener), (tryAcquire, nanos) -> true);

    lock.acquire();
    assertThat(listener.steps()).endsWith("have lock");
  }

  @Test
  void timedTryAcquire_strategyGivesUp_parksForTheRest() throws Exception {
    var lock =
        new TracedSemaphore("lock", 1, Optional.empty(), (tryAcquire, timeoutNanos) -> false);

    assertThat(lock.tryAcquire(Duration.ofHours(1))).isTrue();
  }
}
