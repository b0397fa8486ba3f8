package dev.millrace.api.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TracedReentrantLockTest {

  private final TracedReentrantLock lock = new TracedReentrantLock("lock", Optional.empty());

  @Test
  void tryAcquire_byTheOwner_acquiresAgain() throws Exception {
    lock.acquire();

    assertThat(lock.isFreeFor(Thread.currentThread())).isTrue();
    assertThat(lock.tryAcquire()).isTrue();
  }

  @Test
  void release_lessOftenThanAcquired_keepsTheLock() throws Exception {
    lock.acquire();
    lock.acquire();
    lock.release();

    assertThat(lock.isFreeFor(new Thread())).isFalse();
  }

  @Test
  void release_byAnotherThread_throws() throws Exception {
    lock.acquire();

    assertThatThrownBy(() -> CompletableFuture.runAsync(lock::release).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalMonitorStateException.class);
  }
}
