package dev.millrace.api.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.steps.RecordingListener.ListenerException;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TracedMonitorTest {

  private final RecordingListener listener = new RecordingListener();
  private final TracedMonitor monitor = new TracedMonitor("monitor", Optional.of(listener));
  private final String myTicket =
      "about to acquire monitor ticket of " + Thread.currentThread().getName();

  /** A thread that waits in the monitor, and returns how the wait ended. */
  private record Waiter(Thread thread, FutureTask<String> task) {

    String result() throws Exception {
      return task.get(20, TimeUnit.SECONDS);
    }
  }

  /** Starts a thread and returns when it is in the wait queue. */
  private Waiter startWaiting(String name) {
    var task = new FutureTask<>(this::enterAndAwait);
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    Awaitility.await()
        .until(() -> listener.steps().contains("about to acquire monitor ticket of " + name));
    return new Waiter(thread, task);
  }

  private String enterAndAwait() throws InterruptedException {
    monitor.enter();
    try {
      monitor.await();
      return "notified";
    } catch (InterruptedException e) {
      return "interrupted";
    } finally {
      monitor.exit();
    }
  }

  private void enterAndNotifyOne() {
    monitor.enterUninterruptibly();
    try {
      monitor.notifyOne();
    } finally {
      monitor.exit();
    }
  }

  @Test
  void notifyOne_twoWait_notifiesTheFirst() throws Exception {
    var first = startWaiting("first");
    var second = startWaiting("second");

    enterAndNotifyOne();
    assertThat(first.result()).isEqualTo("notified");
    assertThat(second.task().isDone()).isFalse();
  }

  @Test
  void notifyAllWaiting_twoWait_notifiesBoth() throws Exception {
    var first = startWaiting("first");
    var second = startWaiting("second");
    monitor.enter();
    monitor.notifyAllWaiting();
    monitor.exit();

    assertThat(first.result()).isEqualTo("notified");
    assertThat(second.result()).isEqualTo("notified");
  }

  @Test
  void await_interrupted_consumesNoNotification() throws Exception {
    var first = startWaiting("first");
    var second = startWaiting("second");
    first.thread().interrupt();
    assertThat(first.result()).isEqualTo("interrupted");

    enterAndNotifyOne();
    assertThat(second.result()).isEqualTo("notified");
  }

  @Test
  void await_interruptedAfterNotification_keepsTheInterrupt() throws Exception {
    listener.at(
        myTicket,
        () -> {
          enterAndNotifyOne();
          Thread.currentThread().interrupt();
        });
    monitor.enter();
    monitor.await();

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void notifyOne_outside_throws() {
    assertThrowsOutside(monitor::notifyOne);
  }

  @Test
  void notifyAllWaiting_outside_throws() {
    assertThrowsOutside(monitor::notifyAllWaiting);
  }

  @Test
  void await_outside_throws() {
    assertThrowsOutside(monitor::await);
  }

  @Test
  void exit_outside_throws() {
    assertThrowsOutside(monitor::exit);
  }

  private static void assertThrowsOutside(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageEndingWith("is not inside monitor");
  }

  @Test
  void await_listenerThrows_isInsideAndNotWaiting() throws Exception {
    monitor.enter();
    listener.throwAt(myTicket);
    assertThatThrownBy(monitor::await).isInstanceOf(ListenerException.class);

    listener.steps().clear();
    monitor.notifyOne();
    assertThat(listener.steps()).isEmpty();
  }

  @Test
  void await_listenerThrowsAfterNotification_notifiesAnother() throws Exception {
    monitor.enter();
    listener.at(
        myTicket,
        () -> {
          var other = startWaiting("other");
          enterAndNotifyOne();
          assertThat(other.task().isDone()).isFalse();
          throw new ListenerException();
        });

    assertThatThrownBy(monitor::await).isInstanceOf(ListenerException.class);
    assertThat(listener.steps()).contains("released monitor ticket of other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"about to release monitor", "released monitor"})
  void await_listenerThrowsAtExit_waitsAllTheSame(String step) throws Exception {
    listener.at(myTicket, this::enterAndNotifyOne);
    monitor.enter();
    listener.throwAt(step);

    monitor.await();
    assertThat(listener.steps())
        .contains("have monitor ticket of " + Thread.currentThread().getName());
  }
}
