package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.acceptance.Program.Ended;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each of the classic mistakes is found every time, in the way that docs/broken.md tells. */
class BrokenPipelinesIT {

  private static Ended run(String scenario, String... options) throws Exception {
    return program("run", scenario, options);
  }

  private static Ended program(String command, String scenario, String... options)
      throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.add(command);
    arguments.add("conf/broken/" + scenario + ".conf");
    arguments.addAll(List.of("--plugins", "examples/broken-pipelines/target"));
    arguments.addAll(List.of(options));
    return Program.run(arguments.toArray(String[]::new));
  }

  private static void assertFailed(Ended run) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("result      FAILED");
  }

  @Test
  void withoutTheInitialAcquireTheLedgerFindsInventedMessages() throws Exception {
    Ended run = run("no-initial-acquire", "--engine", "virtual");

    assertFailed(run);
    assertThat(run.out())
        .contains("1 message lost (accepted, and never seen again): producer-1#0")
        .contains("2 messages invented (taken, but never put): nobody#0, nobody#0");
  }

  @Test
  void withEachSideReleasingItsOwnLockTheLedgerFindsAllMessagesLostButTheLast() throws Exception {
    Ended run = run("own-lock", "--engine", "virtual");

    assertFailed(run);
    assertThat(run.out())
        .contains(
            "4 messages lost (accepted, and never seen again):"
                + " producer-1#0, producer-1#1, producer-1#2, producer-1#3");
  }

  @Test
  void withLocksThatBelongToThreadsTheFirstReleaseThrows() throws Exception {
    Ended run = run("reentrant-lock");

    assertFailed(run);
    assertThat(run.err()).contains("producer-1 failed: IllegalMonitorStateException");
  }

  @Test
  void withOneMarkForSeveralConsumersTheStallWatchFindsTheOthersWaiting() throws Exception {
    Ended run = run("one-sentinel");

    assertFailed(run);
    assertThat(run.out()).containsPattern("delivered +3 ");
    assertThat(run.err())
        .contains("stalled: no message moved for 500 ms")
        .containsPattern("consumer-[12] waits to take");
    assertThat(run("one-sentinel", "--set", "consumers.consumer.count=1").exitCode()).isZero();
  }

  @Test
  void withAMarkThatIsAlsoAValueTheLedgerFindsThatValueLost() throws Exception {
    Ended run = run("sentinel-value", "--engine", "virtual");

    assertFailed(run);
    assertThat(run.err())
        .contains("deadlock at PT0S: everybody waits")
        .contains("1 message lost (accepted, and never seen again): sensor-1#7");
  }

  @Test
  void withASwallowedInterruptTheLedgerFindsAMessageOverwritten() throws Exception {
    Ended run = run("swallowed-interrupt");

    assertFailed(run);
    assertThat(run.out())
        .contains("1 message lost (accepted, and never seen again): producer-1#1")
        .containsPattern("left +1\\R");
  }
}
