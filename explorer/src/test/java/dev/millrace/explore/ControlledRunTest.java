package dev.millrace.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.steps.TracedMonitor;
import dev.millrace.api.steps.TracedReentrantLock;
import dev.millrace.api.steps.TracedSemaphore;
import dev.millrace.explore.ExecutionEnd.How;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run does with actors that wait, try, are interrupted, throw, or never come back. */
@Timeout(120)
class ControlledRunTest {

  private static final Explorer EXPLORER = Explorer.STANDARD.withTime(Duration.ofMinutes(1));
  private static final Duration LONG = Duration.ofDays(1);

  private static TracedSemaphore semaphore(ExperimentContext context, String name, int permits) {
    return new TracedSemaphore(name, permits, Optional.of(context.listener()));
  }

  private static Execution replay(Experiment experiment, String schedule) throws Exception {
    return EXPLORER.replay(experiment, Schedule.parse(schedule));
  }

  /** The notes of each run that is explored, in one line. */
  private static Set<String> whatHappens(Experiment experiment) throws Exception {
    Set<String> seen = new HashSet<>();
    EXPLORER.explore(
        context -> {
          List<String> notes = new ArrayList<>();
          experiment.prepare(new NotingContext(context, notes));
          context.check(
              ending -> {
                seen.add(ending.how() + " " + String.join(", ", notes));
                return List.of();
              });
        });
    return seen;
  }

  @Test
  void whoWaitsForEachOtherIsADeadlock() throws Exception {
    Experiment experiment =
        context -> {
          var left = semaphore(context, "left", 1);
          var right = semaphore(context, "right", 1);
          context.actor("first", () -> acquireBoth(left, right));
          context.actor("second", () -> acquireBoth(right, left));
        };
    Exploration explored = EXPLORER.explore(experiment);

    assertThat(explored.failure()).isNotNull();
    assertThat(explored.failure().ending().how()).isEqualTo(How.DEADLOCK);
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
  void anAttemptMaySucceedAndMayFail() throws Exception {
    assertThat(
            whatHappens(
                context -> {
                  var lock = semaphore(context, "lock", 0);
                  context.actor("releases", lock::release);
                  context.actor("tries", () -> context.note("got it: " + lock.tryAcquire()));
                }))
        .containsExactlyInAnyOrder("ALL_ENDED got it: true", "ALL_ENDED got it: false");
  }

  @Test
  void timeMayRunOutOrNotAndNobodyWaitsForIt() throws Exception {
    assertThat(
            whatHappens(
                context -> {
                  var lock = semaphore(context, "lock", 0);
                  context.actor("releases", lock::release);
                  context.actor("waits", () -> context.note("got it: " + lock.tryAcquire(LONG)));
                }))
        .containsExactlyInAnyOrder("ALL_ENDED got it: true", "ALL_ENDED got it: false");
  }

  @Test
  void whoTriesUntilItSucceedsDoesNotKeepTheOthersFromGoingOn() throws Exception {
    Exploration explored =
        EXPLORER
            .withPreemptions(0)
            .withSchedules(4)
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
  void whoNeverEndsIsGivenUp() throws Exception {
    Exploration explored =
        EXPLORER
            .withSteps(100)
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
  void anInterruptWakesWhoWaits() throws Exception {
    assertThat(
            whatHappens(
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
            "ALL_ENDED interrupted", "ALL_ENDED acquired", "ALL_ENDED acquired, interrupted later");
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
  void aNotifiedThreadMayBeInterruptedAndLosesNoNews() throws Exception {
    assertThat(
            whatHappens(
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
            "ALL_ENDED notified", "ALL_ENDED interrupted", "THREW "); // before it entered
  }

  @Test
  void aThreadThatHasTheLockAcquiresItAgain() throws Exception {
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
  void whatAnActorThrowsEndsTheRun() throws Exception {
    Exploration explored =
        EXPLORER.explore(
            context -> {
              var lock = new TracedReentrantLock("lock", Optional.of(context.listener()));
              context.actor("releases", lock::release);
              context.actor("waits", semaphore(context, "never", 0)::acquire);
            });
    assertThat(explored.failure()).isNotNull();
    assertThat(explored.failure().ending().thrown())
        .isInstanceOf(IllegalMonitorStateException.class);
    assertThat(explored.failure().violations())
        .containsExactly("releases threw java.lang.IllegalMonitorStateException");
  }

  @Test
  void whatTheJudgeThrowsIsAComplaint() throws Exception {
    Exploration explored =
        EXPLORER.explore(
            context ->
                context.check(
                    ending -> {
                      throw new AssertionError("not as it should be");
                    }));
    assertThat(explored.failure()).isNotNull();
    assertThat(explored.failure().violations()).containsExactly("not as it should be");
  }

  @Test
  void theJudgeComesBeforeThoseThatWaitAreEnded() throws Exception {
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
                  log.add("unwound");
                  context.note("nobody reads this");
                }
              });
          context.check(
              ending -> {
                log.add("judged");
                return List.of();
              });
        };
    assertThat(replay(experiment, "a1").events()).hasSize(1);
    assertThat(log).containsExactly("judged", "unwound");
  }

  @Test
  void noThreadIsLeftOver() throws Exception {
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
  void anActorBearsItsName() throws Exception {
    assertThat(
            whatHappens(
                context ->
                    context.actor("mine", () -> context.note(Thread.currentThread().getName()))))
        .containsExactly("ALL_ENDED mine");
  }

  @Test
  void whoBlocksOutsideTracedStepsIsNotJudged() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Exploration explored =
        EXPLORER
            .withStepTimeout(Duration.ofMillis(50))
            .explore(context -> context.actor("blocks", never::await));

    assertThat(explored.passed()).isFalse();
    assertThat(explored.failure()).isNull();
    assertThat(explored.inconclusive())
        .startsWith("blocks is blocked outside its traced steps\n    at ")
        .contains("CountDownLatch.await");
  }

  @Test
  void otherThreadsAreNotScheduled() throws Exception {
    Experiment experiment =
        context -> {
          var lock = semaphore(context, "lock", 1);
          lock.acquire();
          context.note("said by nobody");
          context.pause("for nobody");
          lock.release();
          context.actor("acquires", lock::acquire);
          context.check(
              ending -> {
                assertThat(lock.tryAcquire(Duration.ofNanos(1))).isFalse();
                return ending.violations();
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
  void aScheduleThatDoesNotFitIsRefused() {
    Experiment experiment =
        context -> {
          var lock = semaphore(context, "lock", 0);
          context.actor("waits", lock::acquire);
          context.actor("releases", lock::release);
        };
    assertRefused(experiment, "a2", "it is the turn of a at step 2, but waits waits for lock");
    assertRefused(experiment, "b4", "it is the turn of b at step 4, but releases has ended");
    assertRefused(experiment, "a1c1", "it is the turn of c at step 2, but there are only 2 actors");
    assertRefused(experiment, "b3a9", "it has 12 steps, but the run was over after 6");
    assertThatThrownBy(() -> replay(context -> {}, "a1"))
        .hasMessage("the schedule does not fit: it has 1 steps, but the run was over after 0");
  }

  private static void assertRefused(Experiment experiment, String schedule, String reason) {
    assertThatThrownBy(() -> replay(experiment, schedule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the schedule does not fit: " + reason);
  }

  @Test
  void actorsHaveNamesOfTheirOwn() {
    assertThatThrownBy(
            () ->
                EXPLORER.explore(
                    context -> {
                      context.actor("one", () -> {});
                      context.actor("one", () -> {});
                    }))
        .hasMessage("there are two actors named 'one'");
  }
}
