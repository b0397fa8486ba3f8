package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of explorations, replays and traces. */
class ExploreTest {

  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void write() throws Exception {
    file =
        Files.writeString(
            folder.resolve("s.conf"),
            """
            producers.p { type = random, messages = 1 }
            pipeline.type = lock
            consumers.c.type = log
            run.engine = virtual
            """);
  }

  private Ended run(String command, String... options) {
    return Shell.run(
        Stream.concat(Stream.of(command, file.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void exploration_ofALock_findsNothingWrong() {
    Ended explored = run("explore", "--schedules", "50");

    assertThat(explored.exitCode()).isZero();
    assertThat(explored.out()).startsWith("explored ").endsWith(": nothing wrong\n");
  }

  @Test
  void exploration_withoutTracedSteps_hasARemark() {
    assertThat(run("explore", "--schedules=9", "--set=pipeline.type=queue").out())
        .endsWith(
            "(the pipeline 'queue' does not trace its own steps: each of its calls was one"
                + " step)\n");
  }

  @Test
  void schedule_isPrintedWithATimeline() {
    assertThat(run("explore", "--schedule", "a1b1").out())
        .startsWith("nothing wrong\nschedule a1b1 (a = p-1, b = c-1)\n\n" + file)
        .contains("put p-1#0", "about to acquire producer lock");
  }

  @Test
  void failingSchedule_isPrintedWithItsCommandLine() {
    Ended explored =
        run("explore", "--set=pipeline.overflow.policy=fail", "--set=producers.p.messages=3");

    assertThat(explored.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(explored.out())
        .containsPattern(
            "\nrun it again: sim-runner run .*s.conf --set=pipeline.overflow.policy=fail"
                + " --set=producers.p.messages=3 --schedule [a-z0-9]+\n$");
  }

  @Test
  void replay_hasASummaryWithItsSchedule() {
    assertThat(run("run", "--schedule", "a1b1").out())
        .contains("delivered               1")
        .endsWith("  schedule    a1b1 (a = p-1, b = c-1)\n");
  }

  @Test
  void trace_isWrittenIntoTheFolder() throws Exception {
    Ended traced = run("run", "--trace", folder.resolve("new/trace").toString());

    assertThat(traced.err()).contains("sim-runner: trace: ", "timeline.txt, ");
    assertThat(Files.readString(folder.resolve("new/trace/timeline.txt"))).contains("offer p-1#0");
  }
}
