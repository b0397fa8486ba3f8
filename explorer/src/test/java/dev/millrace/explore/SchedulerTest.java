package dev.millrace.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.steps.TracedMonitor;
import dev.millrace.api.steps.TracedReentrantLock;
import dev.millrace.api.steps.TracedSemaphore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Actors that wait, try, are interrupted, throw, or block outside traced steps. */
@Timeout(120)
class SchedulerTest {

  private static final Explorer EXPLORER = Explorer.DEFAULT.withTimeLimit(Duration.ofMinutes(1));
  private static final Duration LONG = Duration.ofDays(1);

  private static TracedSemaphore semaphore(ExperimentContext context, String name, int permits) {
    return new TracedSemaphore(name, permits, Optional.of(context.listener()));
  }

  private static Execution replay(Experiment experiment, String schedule) throws Exception {
    return EXPLORER.replay(experiment, Schedule.parse(schedule));
  }

  /** Explores an experiment and returns the outcome and notes of each execution, one line each. */
  private static Set<String> outcomesOf(Experiment experiment) throws Exception {
    Set<String> seen = new HashSet<>();
    EXPLORER.explore(
        context -> {
          List<String> notes = new ArrayList<>();
          experiment.prepare(new RecordingContext(context, notes));
          context.verify(
              outcome -> {
                seen.add(outcome.kind() + " " + String.join(", ", notes));
                return List.of();
              });
        });
    return seen;
  }

  @Test
  void mutualWait_isADeadlock() throws Exception {
    Experiment experiment =
        context -> {
          var left = semaphore(context, "left", 1);
          var right = semaphore(context, "right", 1);
          context.actor("first", () -> acquireBoth(left, right));
          context.actor("second", () -> acquireBoth(right, left));
        };
    Exploration explored = EXPLORER.explore(experiment);

    assertThat(explored.failure()).isNotNull();
    assertThat(explored.failure().outcome().kind()).isEqualTo(Outcome.Kind.DEADLOCK);
    assertThat(explored.failure().violations())
        .containsExactly("deadlock: first waits for right, second waits for left");
    assertThat(explored.failure().schedule()).hasToString("a2b1");
    assertThat(explored.failure().toString())
        .isEqualTo(
            """
            deadlock: first waits for right, second waits for left
            schedule a2b1 (a = first, b = second)
              a  first   about to acquire left
              a  first   have left
              b  second  about to acquire right
              b  second  have right
              b  second  about to acquire left
              a  first   about to acquire right
            """);
  }

  private static void acquireBoth(TracedSemaphore one, TracedSemaphore other)
      throws InterruptedException {
    one.acquire();
    other.acquire();
    other.release();
    one.release();
  }

  @Test
  void tryAcquire_againstRelease_succeedsOrFails() throws Exception {
    assertThat(
            outcomesOf(
                context -> {
                  var lock = semaphore(context, "lock", 0);
                  context.actor("releases", lock::release);
                  context.actor("tries", () -> context.note("got it: " + lock.tryAcquire()));
                }))
        .containsExactlyInAnyOrder("COMPLETED got it: true", "COMPLETED got it: false");
  }

  @Test
  void timedAcquire_againstRelease_succeedsOrTimesOutWithoutWaiting() throws Exception {
    assertThat(
            outcomesOf(
                context -> {
                  var lock = semaphore(context, "lock", 0);
                  context.actor("releases", lock::release);
                  context.actor("waits", () -> context.note("got it: " + lock.tryAcquire(LONG)));
                }))
        .containsExactlyInAnyOrder("COMPLETED got it: true", "COMPLETED got it: false");
  }

  @Test
  void retryLoop_doesNotStarveOthers() throws Exception {
    Exploration explored =
        EXPLORER
            .withMaxPreemptions(0)
            .withMaxSchedules(4)
            .explore(
                context -> {
                  var lock = semaphore(context, "lock", 0);
                  context.actor(
                      "tries",
                      () -> {
                        while (!lock.tryAcquire()) {
                          context.note("not yet");
                        }
                      });
                  context.actor("releases", lock::release);
                });
    assertThat(explored.failure()).isNull();
  }

  @Test
  void endlessActor_hitsTheStepLimit() throws Exception {
    Exploration explored =
        EXPLORER
            .withMaxSteps(100)
            .explore(
                context ->
                    context.actor(
                        "tries",
                        () -> {
                          var lock = semaphore(context, "lock", 0);
                          while (!lock.tryAcquire()) {
                            context.note("not yet");
                          }
                        }));
    assertThat(explored.failure()).isNotNull();
    assertThat(explored.failure().violations()).containsExactly("it was not over after 100 steps");
  }

  @Test
  void interrupt_wakesAWaitingActor() throws Exception {
    assertThat(
            outcomesOf(
                context -> {
                  var lock = semaphore(context, "lock", 0);
                  context.actor("waits", () -> noteWait(context, lock));
                  context.actor(
                      "interrupts",
                      () -> {
                        lock.release();
                        context.interrupt("waits");
                      });
                }))
        .containsExactlyInAnyOrder(
            "COMPLETED interrupted", "COMPLETED acquired", "COMPLETED acquired, interrupted later");
  }

  private static void noteWait(ExperimentContext context, TracedSemaphore lock) {
    try {
      lock.acquire();
      context.note("acquired");
      context.pause("waits to see");
      if (Thread.interrupted()) {
        context.note("interrupted later");
      }
    } catch (InterruptedException e) {
      context.note("interrupted");
    }
  }

  @Test
  void interruptedWait_losesNoNotification() throws Exception {
    assertThat(
            outcomesOf(
                context -> {
                  var monitor = new TracedMonitor("monitor", Optional.of(context.listener()));
                  context.actor(
                      "waits",
                      () -> {
                        monitor.enter();
                        try {
                          monitor.await();
                          context.note("notified");
                        } catch (InterruptedException e) {
                          context.note("interrupted");
                        } finally {
                          monitor.exit();
                        }
                      });
                  context.actor(
                      "notifies",
                      () -> {
                        monitor.enter();
                        monitor.notifyOne();
                        monitor.exit();
                        context.interrupt("waits");
                      });
                }))
        .containsExactlyInAnyOrder(
            "COMPLETED notified", "COMPLETED interrupted", "EXCEPTION "); // before it entered
  }

  @Test
  void reentrantLock_isAcquiredAgainByItsOwner() throws Exception {
    Exploration explored =
        EXPLORER.explore(
            context -> {
              var lock = new TracedReentrantLock("lock", Optional.of(context.listener()));
              for (String name : List.of("one", "other")) {
                context.actor(
                    name,
                    () -> {
                      lock.acquire();
                      lock.acquire();
                      lock.release();
                      lock.release();
                    });
              }
            });
    assertThat(explored.passed()).isTrue();
  }

  @Test
  void thrownException_endsTheExecution() throws Exception {
    Exploration explored =
        EXPLORER.explore(
            context -> {
              var lock = new TracedReentrantLock("lock", Optional.of(context.listener()));
              context.actor("releases", lock::release);
              context.actor("waits", semaphore(context, "never", 0)::acquire);
            });
    assertThat(explored.failure()).isNotNull();
    assertThat(explored.failure().outcome().thrown())
        .isInstanceOf(IllegalMonitorStateException.class);
    assertThat(explored.failure().violations())
        .containsExactly("releases threw java.lang.IllegalMonitorStateException");
  }

  @Test
  void thrownAssertionErrorOfTheVerifier_isAViolation() throws Exception {
    Exploration explored =
        EXPLORER.explore(
            context ->
                context.verify(
                    outcome -> {
                      throw new AssertionError("wrong total");
                    }));
    assertThat(explored.failure()).isNotNull();
    assertThat(explored.failure().violations()).containsExactly("wrong total");
  }

  @Test
  void verifier_runsBeforeWaitingActorsAreCancelled() throws Exception {
    List<String> log = new ArrayList<>();
    Experiment experiment =
        context -> {
          var lock = semaphore(context, "lock", 0);
          context.actor(
              "waits",
              () -> {
                try {
                  lock.acquire();
                } finally {
                  log.add("cancelled");
                  context.note("not recorded");
                }
              });
          context.verify(
              outcome -> {
                log.add("verified");
                return List.of();
              });
        };
    assertThat(replay(experiment, "a1").events()).hasSize(1);
    assertThat(log).containsExactly("verified", "cancelled");
  }

  @Test
  void explore_leavesNoThreadBehind() throws Exception {
    Set<Thread> threads = new HashSet<>();
    EXPLORER.explore(
        context -> {
          var lock = semaphore(context, "lock", 0);
          for (String name : List.of("one", "two", "three")) {
            context.actor(
                name,
                () -> {
                  threads.add(Thread.currentThread());
                  lock.acquire();
                });
          }
        });
    assertThat(threads).hasSize(3).noneMatch(Thread::isAlive);
  }

  @Test
  void actorThread_hasTheActorsName() throws Exception {
    assertThat(
            outcomesOf(
                context ->
                    context.actor("mine", () -> context.note(Thread.currentThread().getName()))))
        .containsExactly("COMPLETED mine");
  }

  @Test
  void blockingOutsideTracedSteps_isInconclusive() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Exploration explored =
        EXPLORER
            .withStallTimeout(Duration.ofMillis(50))
            .explore(context -> context.actor("blocks", never::await));

    assertThat(explored.passed()).isFalse();
    assertThat(explored.failure()).isNull();
    assertThat(explored.inconclusiveReason())
        .startsWith("blocks is blocked outside its traced steps, at ")
        .contains("CountDownLatch.await");
  }

  @Test
  void threadsThatAreNotActors_areNotScheduled() throws Exception {
    Experiment experiment =
        context -> {
          var lock = semaphore(context, "lock", 1);
          lock.acquire();
          context.note("not recorded");
          context.pause("not scheduled");
          lock.release();
          context.actor("acquires", lock::acquire);
          context.verify(
              outcome -> {
                assertThat(lock.tryAcquire(Duration.ofNanos(1))).isFalse();
                return outcome.violations();
              });
        };
    Exploration explored = EXPLORER.explore(experiment);

    assertThat(explored.extent()).isEqualTo("explored 1 schedule, all there are");
    assertThat(explored.passed()).isTrue();
    assertThat(replay(experiment, "a").events())
        .extracting(Event::toString)
        .containsExactly(
            "acquires: about to acquire lock", "acquires: have lock", "acquires: ends");
  }

  @Test
  void replay_ofAMismatchedSchedule_isRejected() {
    Experiment experiment =
        context -> {
          var lock = semaphore(context, "lock", 0);
          context.actor("waits", lock::acquire);
          context.actor("releases", lock::release);
        };
    assertRejected(experiment, "a2", "it is the turn of a at step 2, but waits waits for lock");
    assertRejected(experiment, "b4", "it is the turn of b at step 4, but releases has ended");
    assertRejected(
        experiment, "a1c1", "it is the turn of c at step 2, but there are only 2 actors");
    assertRejected(experiment, "b3a9", "it has 12 steps, but the run was over after 6");
    assertThatThrownBy(() -> replay(context -> {}, "a1"))
        .hasMessage("the schedule does not fit: it has 1 steps, but the run was over after 0");
  }

  private static void assertRejected(Experiment experiment, String schedule, String reason) {
    assertThatThrownBy(() -> replay(experiment, schedule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the schedule does not fit: " + reason);
  }

  @Test
  void duplicateActorName_isRejected() {
    assertThatThrownBy(
            () ->
                EXPLORER.explore(
                    context -> {
                      context.actor("one", () -> {});
                      context.actor("one", () -> {});
                    }))
        .hasMessage("duplicate actor name 'one'");
  }
}
