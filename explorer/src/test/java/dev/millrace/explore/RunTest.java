package dev.millrace.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.steps.TracedMonitor;
import dev.millrace.api.steps.TracedReentrantLock;
import dev.millrace.api.steps.TracedSemaphore;
import dev.millrace.explore.Ending.How;
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
class RunTest {

  private static final Explorer EXPLORER = Explorer.STANDARD.withTime(Duration.ofMinutes(1));
  private static final Duration LONG = Duration.ofDays(1);

  private static TracedSemaphore semaphore(Stage stage, String name, int permits) {
    return new TracedSemaphore(name, permits, Optional.of(stage.listener()));
  }

  private static Performance replay(Experiment experiment, String schedule) throws Exception {
    return EXPLORER.replay(experiment, Schedule.parse(schedule));
  }

  /** The notes of each run that is explored, in one line. */
  private static Set<String> whatHappens(Experiment experiment) throws Exception {
    Set<String> seen = new HashSet<>();
    EXPLORER.explore(
        stage -> {
          List<String> notes = new ArrayList<>();
          experiment.prepare(new NotingStage(stage, notes));
          stage.judge(
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
        stage -> {
          var left = semaphore(stage, "left", 1);
          var right = semaphore(stage, "right", 1);
          stage.actor("first", () -> acquireBoth(left, right));
          stage.actor("second", () -> acquireBoth(right, left));
        };
    Exploration explored = EXPLORER.explore(experiment);

    assertThat(explored.failure()).isNotNull();
    assertThat(explored.failure().ending().how()).isEqualTo(How.DEADLOCK);
    assertThat(explored.failure().complaints())
        .containsExactly("nobody can go on: first waits for right, second waits for left");
    assertThat(explored.failure().schedule()).hasToString("a2b1");
    assertThat(explored.failure().toString())
        .isEqualTo(
            """
            nobody can go on: first waits for right, second waits for left
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
                stage -> {
                  var lock = semaphore(stage, "lock", 0);
                  stage.actor("releases", lock::release);
                  stage.actor("tries", () -> stage.note("got it: " + lock.tryAcquire()));
                }))
        .containsExactlyInAnyOrder("ALL_ENDED got it: true", "ALL_ENDED got it: false");
  }

  @Test
  void timeMayRunOutOrNotAndNobodyWaitsForIt() throws Exception {
    assertThat(
            whatHappens(
                stage -> {
                  var lock = semaphore(stage, "lock", 0);
                  stage.actor("releases", lock::release);
                  stage.actor("waits", () -> stage.note("got it: " + lock.tryAcquire(LONG)));
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
                stage -> {
                  var lock = semaphore(stage, "lock", 0);
                  stage.actor(
                      "tries",
                      () -> {
                        while (!lock.tryAcquire()) {
                          stage.note("not yet");
                        }
                      });
                  stage.actor("releases", lock::release);
                });
    assertThat(explored.failure()).isNull();
  }

  @Test
  void whoNeverEndsIsGivenUp() throws Exception {
    Exploration explored =
        EXPLORER
            .withSteps(100)
            .explore(
                stage ->
                    stage.actor(
                        "tries",
                        () -> {
                          var lock = semaphore(stage, "lock", 0);
                          while (!lock.tryAcquire()) {
                            stage.note("not yet");
                          }
                        }));
    assertThat(explored.failure()).isNotNull();
    assertThat(explored.failure().complaints()).containsExactly("it was not over after 100 steps");
  }

  @Test
  void anInterruptWakesWhoWaits() throws Exception {
    assertThat(
            whatHappens(
                stage -> {
                  var lock = semaphore(stage, "lock", 0);
                  stage.actor("waits", () -> noteWait(stage, lock));
                  stage.actor(
                      "interrupts",
                      () -> {
                        lock.release();
                        stage.interrupt("waits");
                      });
                }))
        .containsExactlyInAnyOrder(
            "ALL_ENDED interrupted", "ALL_ENDED acquired", "ALL_ENDED acquired, interrupted later");
  }

  private static void noteWait(Stage stage, TracedSemaphore lock) {
    try {
      lock.acquire();
      stage.note("acquired");
      stage.pause("waits to see");
      if (Thread.interrupted()) {
        stage.note("interrupted later");
      }
    } catch (InterruptedException e) {
      stage.note("interrupted");
    }
  }

  @Test
  void aNotifiedThreadMayBeInterruptedAndLosesNoNews() throws Exception {
    assertThat(
            whatHappens(
                stage -> {
                  var monitor = new TracedMonitor("monitor", Optional.of(stage.listener()));
                  stage.actor(
                      "waits",
                      () -> {
                        monitor.enter();
                        try {
                          monitor.await();
                          stage.note("notified");
                        } catch (InterruptedException e) {
                          stage.note("interrupted");
                        } finally {
                          monitor.exit();
                        }
                      });
                  stage.actor(
                      "notifies",
                      () -> {
                        monitor.enter();
                        monitor.notifyOne();
                        monitor.exit();
                        stage.interrupt("waits");
                      });
                }))
        .containsExactlyInAnyOrder(
            "ALL_ENDED notified", "ALL_ENDED interrupted", "THREW "); // before it entered
  }

  @Test
  void aThreadThatHasTheLockAcquiresItAgain() throws Exception {
    Exploration explored =
        EXPLORER.explore(
            stage -> {
              var lock = new TracedReentrantLock("lock", Optional.of(stage.listener()));
              for (String name : List.of("one", "other")) {
                stage.actor(
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
            stage -> {
              var lock = new TracedReentrantLock("lock", Optional.of(stage.listener()));
              stage.actor("releases", lock::release);
              stage.actor("waits", semaphore(stage, "never", 0)::acquire);
            });
    assertThat(explored.failure()).isNotNull();
    assertThat(explored.failure().ending().thrown())
        .isInstanceOf(IllegalMonitorStateException.class);
    assertThat(explored.failure().complaints())
        .containsExactly("releases threw java.lang.IllegalMonitorStateException");
  }

  @Test
  void whatTheJudgeThrowsIsAComplaint() throws Exception {
    Exploration explored =
        EXPLORER.explore(
            stage ->
                stage.judge(
                    ending -> {
                      throw new AssertionError("not as it should be");
                    }));
    assertThat(explored.failure()).isNotNull();
    assertThat(explored.failure().complaints()).containsExactly("not as it should be");
  }

  @Test
  void theJudgeComesBeforeThoseThatWaitAreEnded() throws Exception {
    List<String> log = new ArrayList<>();
    Experiment experiment =
        stage -> {
          var lock = semaphore(stage, "lock", 0);
          stage.actor(
              "waits",
              () -> {
                try {
                  lock.acquire();
                } finally {
                  log.add("unwound");
                  stage.note("nobody reads this");
                }
              });
          stage.judge(
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
        stage -> {
          var lock = semaphore(stage, "lock", 0);
          for (String name : List.of("one", "two", "three")) {
            stage.actor(
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
                stage -> stage.actor("mine", () -> stage.note(Thread.currentThread().getName()))))
        .containsExactly("ALL_ENDED mine");
  }

  @Test
  void whoBlocksOutsideTracedStepsIsNotJudged() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Exploration explored =
        EXPLORER
            .withPatience(Duration.ofMillis(50))
            .explore(stage -> stage.actor("blocks", never::await));

    assertThat(explored.passed()).isFalse();
    assertThat(explored.failure()).isNull();
    assertThat(explored.notJudged())
        .startsWith("blocks is blocked outside its traced steps\n    at ")
        .contains("CountDownLatch.await");
  }

  @Test
  void otherThreadsAreNotScheduled() throws Exception {
    Experiment experiment =
        stage -> {
          var lock = semaphore(stage, "lock", 1);
          lock.acquire();
          stage.note("said by nobody");
          stage.pause("for nobody");
          lock.release();
          stage.actor("acquires", lock::acquire);
          stage.judge(
              ending -> {
                assertThat(lock.tryAcquire(Duration.ofNanos(1))).isFalse();
                return ending.complaints();
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
        stage -> {
          var lock = semaphore(stage, "lock", 0);
          stage.actor("waits", lock::acquire);
          stage.actor("releases", lock::release);
        };
    assertRefused(experiment, "a2", "it is the turn of a at step 2, but waits waits for lock");
    assertRefused(experiment, "b4", "it is the turn of b at step 4, but releases has ended");
    assertRefused(experiment, "a1c1", "it is the turn of c at step 2, but there are only 2 actors");
    assertRefused(experiment, "b3a9", "it has 12 steps, but the run was over after 6");
    assertThatThrownBy(() -> replay(stage -> {}, "a1"))
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
                    stage -> {
                      stage.actor("one", () -> {});
                      stage.actor("one", () -> {});
                    }))
        .hasMessage("there are two actors named 'one'");
  }
}
