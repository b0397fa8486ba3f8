package dev.millrace.api.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StepListener;
import dev.millrace.api.steps.RecordingListener.ListenerException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both traced locks report, and what they hold if the listener throws. */
@Timeout(30)
class TracedLockTest {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final RecordingListener listener = new RecordingListener();

  private interface Factory extends Function<Optional<StepListener>, TracedLock> {}

  static Stream<Named<Factory>> factories() {
    return Stream.of(
        Named.of("semaphore", listener -> new TracedSemaphore("lock", 1, listener)),
        Named.of("reentrant lock", listener -> new TracedReentrantLock("lock", listener)));
  }

  private TracedLock lock(Factory factory) {
    return factory.apply(Optional.of(listener));
  }

  private static boolean isFreeForAnotherThread(TracedLock lock) {
    boolean free = lock.isFreeFor(new Thread());
    boolean acquired = CompletableFuture.supplyAsync(lock::doTryAcquire).join();
    assertThat(free).isEqualTo(acquired);
    return free;
  }

  @ParameterizedTest
  @MethodSource("factories")
  void acquire_free_reportsTwoSteps(Factory factory) throws Exception {
    lock(factory).acquire();

    assertThat(listener.steps()).containsExactly("about to acquire lock", "have lock");
  }

  @ParameterizedTest
  @MethodSource("factories")
  void tryAcquire_free_reportsTwoSteps(Factory factory) {
    assertThat(lock(factory).tryAcquire()).isTrue();

    assertThat(listener.steps()).containsExactly("about to try lock", "have lock");
  }

  @ParameterizedTest
  @MethodSource("factories")
  void timedTryAcquire_free_reportsTwoSteps(Factory factory) throws Exception {
    assertThat(lock(factory).tryAcquire(AN_HOUR)).isTrue();

    assertThat(listener.steps()).containsExactly("about to wait a while for lock", "have lock");
  }

  @ParameterizedTest
  @MethodSource("factories")
  void release_held_reportsTwoSteps(Factory factory) throws Exception {
    TracedLock lock = lock(factory);
    lock.doAcquire();
    lock.release();

    assertThat(listener.steps()).containsExactly("about to release lock", "released lock");
  }

  @ParameterizedTest
  @MethodSource("factories")
  void acquire_listenerThrows_holdsNothing(Factory factory) {
    TracedLock lock = lock(factory);
    listener.throwAt("have lock");

    assertThatThrownBy(lock::acquire).isInstanceOf(ListenerException.class);
    assertThat(isFreeForAnotherThread(lock)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("factories")
  void tryAcquire_listenerThrows_holdsNothing(Factory factory) {
    TracedLock lock = lock(factory);
    listener.throwAt("have lock");

    assertThatThrownBy(lock::tryAcquire).isInstanceOf(ListenerException.class);
    assertThat(isFreeForAnotherThread(lock)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("factories")
  void timedTryAcquire_listenerThrows_holdsNothing(Factory factory) {
    TracedLock lock = lock(factory);
    listener.throwAt("have lock");

    assertThatThrownBy(() -> lock.tryAcquire(AN_HOUR)).isInstanceOf(ListenerException.class);
    assertThat(isFreeForAnotherThread(lock)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("factories")
  void release_listenerThrowsBefore_releases(Factory factory) throws Exception {
    TracedLock lock = lock(factory);
    lock.acquire();
    listener.throwAt("about to release lock");

    lock.release();
    assertThat(isFreeForAnotherThread(lock)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("factories")
  void release_listenerThrowsAfter_returns(Factory factory) throws Exception {
    TracedLock lock = lock(factory);
    lock.acquire();
    listener.throwAt("released lock");

    lock.release();
    assertThat(isFreeForAnotherThread(lock)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("factories")
  void acquire_interrupted_holdsNothing(Factory factory) {
    TracedLock lock = lock(factory);
    Thread.currentThread().interrupt();

    assertThatThrownBy(lock::acquire).isInstanceOf(InterruptedException.class);
    assertThat(isFreeForAnotherThread(lock)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("factories")
  void timedTryAcquire_interrupted_holdsNothing(Factory factory) {
    TracedLock lock = lock(factory);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> lock.tryAcquire(AN_HOUR)).isInstanceOf(InterruptedException.class);
    assertThat(isFreeForAnotherThread(lock)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("factories")
  void timedTryAcquire_mostNegativeTimeout_doesNotWait(Factory factory) throws Exception {
    TracedLock lock = lock(factory);
    CompletableFuture.runAsync(lock::doTryAcquire).join();

    assertThat(lock.tryAcquire(Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
  }
}
