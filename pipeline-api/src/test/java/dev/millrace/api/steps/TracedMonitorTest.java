package dev.millrace.api.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.steps.Steps.CalledOff;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A monitor behaves as Java's own, in the order in which threads came to await. */
@Timeout(30)
class TracedMonitorTest {

  private final Steps steps = new Steps();
  private final TracedMonitor monitor = new TracedMonitor("monitor", Optional.of(steps));
  private final String myTicket =
      "about to acquire monitor ticket of " + Thread.currentThread().getName();

  /** A thread that awaits; its task tells how that ended. */
  private record Waiter(Thread thread, FutureTask<String> task) {

    String ending() throws Exception {
      return task.get(20, TimeUnit.SECONDS);
    }
  }

  /** Starts a thread and returns when it is in line. */
  private Waiter startWaiting(String name) {
    var task = new FutureTask<>(this::enterAndAwait);
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    Awaitility.await()
        .until(() -> steps.told().contains("about to acquire monitor ticket of " + name));
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
  void whoAwaitsLongestIsNotifiedFirst() throws Exception {
    var first = startWaiting("first");
    var second = startWaiting("second");

    enterAndNotifyOne();
    assertThat(first.ending()).isEqualTo("notified");
    assertThat(second.task().isDone()).isFalse();
    enterAndNotifyOne();
    assertThat(second.ending()).isEqualTo("notified");
  }

  @Test
  void allAreNotified() throws Exception {
    var first = startWaiting("first");
    var second = startWaiting("second");
    monitor.enter();
    monitor.notifyAllWaiting();
    monitor.exit();

    assertThat(first.ending()).isEqualTo("notified");
    assertThat(second.ending()).isEqualTo("notified");
  }

  @Test
  void anInterruptedWaitTakesNobodysNews() throws Exception {
    var first = startWaiting("first");
    var second = startWaiting("second");
    first.thread().interrupt();
    assertThat(first.ending()).isEqualTo("interrupted");

    enterAndNotifyOne();
    assertThat(second.ending()).isEqualTo("notified");
  }

  @Test
  void whoIsInterruptedWhenNotifiedAlreadyKeepsTheInterruptForLater() throws Exception {
    steps.at(
        myTicket,
        () -> {
          enterAndNotifyOne();
          Thread.currentThread().interrupt();
        });
    monitor.enter();
    monitor.await();
    assertThat(Thread.interrupted()).isTrue();
    monitor.exit();
  }

  @Test
  void whoIsNotInsideMayNeitherNotifyNorAwaitNorExit() {
    assertThatThrownBy(monitor::notifyOne)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageEndingWith("is not inside monitor");
    assertThatThrownBy(monitor::notifyAllWaiting).isInstanceOf(IllegalMonitorStateException.class);
    assertThatThrownBy(monitor::await).isInstanceOf(IllegalMonitorStateException.class);
    assertThatThrownBy(monitor::exit).isInstanceOf(IllegalMonitorStateException.class);
  }

  @Test
  void aWaitThatIsCalledOffLeavesTheThreadInsideAndNobodyInLine() throws Exception {
    monitor.enter();
    steps.callOff("about to release monitor");
    assertThatThrownBy(monitor::await).isInstanceOf(CalledOff.class);
    steps.callOff(myTicket);
    assertThatThrownBy(monitor::await).isInstanceOf(CalledOff.class);

    steps.told().clear();
    monitor.notifyOne();
    assertThat(steps.told()).isEmpty();
    monitor.exit();
    assertThat(enterAndAwaitNotifiedByMyself()).isEqualTo("notified");
  }

  @Test
  void newsForAWaitThatIsCalledOffArePassedOn() throws Exception {
    monitor.enter();
    steps.at(
        myTicket,
        () -> {
          var other = startWaiting("other");
          enterAndNotifyOne();
          assertThat(other.task().isDone()).isFalse();
          throw new CalledOff();
        });
    assertThatThrownBy(monitor::await).isInstanceOf(CalledOff.class);
    assertThat(steps.told()).contains("released monitor ticket of other");
    monitor.exit();
  }

  private String enterAndAwaitNotifiedByMyself() throws InterruptedException {
    steps.at(myTicket, this::enterAndNotifyOne);
    return enterAndAwait();
  }
}
