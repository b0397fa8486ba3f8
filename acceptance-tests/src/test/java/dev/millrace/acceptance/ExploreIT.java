package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.acceptance.Program.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario is explored, the order found is played again, and what cannot be is refused. */
class ExploreIT {

  private static final String BROKEN = "conf/broken/read-after-release.conf";

  private static final String[] PLUGINS = {"--plugins", "examples/broken-pipelines/target"};

  @TempDir Path folder;

  private static Ended run(String command, String file, String... options) throws Exception {
    return Program.run(
        Stream.concat(Stream.of(command, file), Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void nothingIsWrongWithTheLockExample() throws Exception {
    Ended explored =
        run("explore", "conf/lock.conf", "--set", "run.messages=2", "--schedules", "60");

    assertThat(explored.exitCode()).isZero();
    assertThat(explored.out()).startsWith("explored 60 schedules, ").contains(": nothing wrong");
    assertThat(explored.err()).isEmpty();
  }

  @Test
  void oneOrderIsShownStepByStep() throws Exception {
    Ended shown = run("explore", BROKEN, PLUGINS[0], PLUGINS[1], "--schedule", "a5b4a1");

    assertThat(shown.exitCode()).isEqualTo(1);
    assertThat(shown.out())
        .contains("schedule a5b4a1 (a = producer-1, b = consumer-1)")
        .containsPattern("\\|\\s+released producer lock");
  }

  @Test
  void aMistakeIsFoundShownAndPlayedAgain() throws Exception {
    Ended explored = run("explore", BROKEN, PLUGINS);
    assertThat(explored.exitCode()).isEqualTo(1);
    assertThat(explored.out().lines().toList())
        .contains(
            "wrong: 1 message lost (accepted, and never seen again): producer-1#0",
            "schedule a5b4a1 (a = producer-1, b = consumer-1)",
            "run it again: sim-runner run "
                + BROKEN
                + " "
                + String.join(" ", PLUGINS)
                + " --schedule a5b4a1");

    String trace = folder.resolve("trace").toString();
    Ended played =
        run("run", BROKEN, PLUGINS[0], PLUGINS[1], "--schedule", "a5b4a1", "--trace", trace);
    assertThat(played.exitCode()).isEqualTo(1);
    assertThat(played.out())
        .contains("NOT BALANCED", "lost (accepted, and never seen again): producer-1#0")
        .endsWith("schedule    a5b4a1 (a = producer-1, b = consumer-1)\n");
    List<String> shown = afterTitle(explored.out());
    assertThat(afterTitle(Files.readString(Path.of(trace, "timeline.txt"))))
        .isNotEmpty()
        .isEqualTo(shown.subList(0, shown.size() - 2));
  }

  /** What follows the line that explains the timeline. */
  private static List<String> afterTitle(String timeline) {
    return timeline.lines().dropWhile(line -> !line.startsWith("One column per worker")).toList();
  }

  @Test
  void untracedPipelineIsExploredCallByCallWithANote() throws Exception {
    Ended explored =
        run(
            "explore",
            "conf/lock.conf",
            "--set",
            "pipeline.type=queue",
            "--set",
            "run.messages=2",
            "--preemptions",
            "1");

    assertThat(explored.exitCode()).isZero();
    assertThat(explored.out())
        .contains(": nothing wrong", "the pipeline 'queue' does not trace its own steps");
  }

  @Test
  void scenarioThatCannotBeExploredIsRefused() throws Exception {
    assertRefused(
        run("explore", "conf/bursty-database.conf"), "its producers make too many messages");
    assertRefused(
        run("explore", "conf/lock.conf", "--set", "run.messages=1001"),
        "run.messages is 1,001; a run step by step has at most 1,000 messages");
    assertRefused(
        run("run", "conf/lock.conf", "--schedule", "a1z1"),
        "the schedule does not fit: it is the turn of z at step 2, but there are only 2 actors");
    assertRefused(run("run", "conf/lock.conf", "--schedule", "1a"), "'1a' is not a schedule");
    assertRefused(
        run("run", "conf/lock.conf", "--schedule", "a", "--engine", "real"),
        "--schedule takes the place of an engine: leave out --engine");
    assertRefused(
        run("explore", "conf/lock.conf", "--schedules", "0"),
        "--schedules is 0; allowed: at least 1");
  }

  private static void assertRefused(Ended ended, String reason) {
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains(reason);
  }
}
