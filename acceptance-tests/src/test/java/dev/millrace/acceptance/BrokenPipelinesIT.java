package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.acceptance.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each classic mistake is detected every time, as docs/broken.md describes. */
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

  private static String read(String file) throws IOException {
    return Files.readString(Program.ROOT.resolve(file));
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
    assertThat(run.out().replaceAll("\\s+", " "))
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
        .contains("deadlock at PT0S: all workers wait")
        .contains("1 message lost (accepted, and never seen again): sensor-1#1");
  }

  /** The columns: scenario, what is wrong, the shortest schedule. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no-initial-acquire | 1 message invented (taken, but never put): nobody#0       | a1
          own-lock           | 4 messages lost (accepted, and never seen again)          | a1
          reentrant-lock     | producer-1 failed: IllegalMonitorStateException           | a1
          read-after-release | 1 message delivered twice                                 | a5b4a1
          one-sentinel       | deadlock: consumer-2 waits for consumer lock      | a1
          sentinel-value     | the pipeline returned the end of the stream, but it was not closed | a1
          notify             | deadlock: producer-1 waits                        | b1
          if-for-while       | the pipeline returned the end of the stream, but it was not closed | c1
          """)
  void anExplorationFindsTheMistakeWithTheShortestSchedule(
      String scenario, String complaint, String schedule) throws Exception {
    Ended found = program("explore", scenario);

    assertThat(found.exitCode()).as(found.err()).isEqualTo(1);
    assertThat(found.out())
        .contains("wrong: ")
        .contains(complaint)
        .contains("\nschedule " + schedule + " (");
    assertThat(read("docs/broken.md"))
        .contains("`" + scenario + "`")
        .containsPattern("`" + scenario + "` .*`" + schedule + "`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"read-after-release", "notify", "if-for-while"})
  void theLockPipelinePassesTheSameExploration(String scenario) throws Exception {
    Ended passed =
        program("explore", scenario, "--set", "pipeline.type=lock", "--schedules", "500");

    assertThat(passed.exitCode()).as(passed.out()).isZero();
    assertThat(passed.out()).startsWith("explored 500 schedules").contains("nothing wrong");
  }

  @Test
  void withASwallowedInterruptTheLedgerMissesTheMessageThatWasOverwritten() throws Exception {
    Ended run = run("swallowed-interrupt");

    assertThat(run.out()).containsPattern("offered +3\\R").containsPattern("undrained +1\\R");
    // The put that was interrupted goes on just when the run closes its pipeline: if that comes
    // first, the put is refused. SwallowedInterruptTest decides which comes first.
    boolean refused = run.out().contains("balanced: every message is accounted for");
    assertThat(run.exitCode()).isEqualTo(refused ? 0 : 1);
    assertThat(run.out())
        .containsPattern(
            refused
                ? "abandoned +2\\R"
                : "1 message lost \\(accepted, and never seen again\\): producer-1#1");
  }
}
