package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options for requirements of the commands run and compare. */
class RequirementsTest {

  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void write() throws Exception {
    file =
        Files.writeString(
            folder.resolve("s.conf"),
            """
            producers.p { type = random, messages = 200, gap { type = exponential, mean = 2ms } }
            pipeline { type = queue, capacity = 5, overflow.policy = drop-newest }
            consumers.db { type = slow-database, service { type = exponential, mean = 1ms } }
            run.engine = virtual
            require { queue.longest = "<= 5", sojourn."p99.9" = "< 1s" }
            """);
  }

  private Ended run(String command, String... options) {
    return Shell.run(
        Stream.concat(Stream.of(command, file.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void metRequirements_endWithZero() {
    Ended ended = run("run");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out())
        .contains("required    queue.longest <= 5  met        ")
        .contains("            sojourn.p99.9 < 1s  met        ");
  }

  @Test
  void missedOption_endsWith99BesideTheFiles() {
    Ended ended = run("run", "--require", "wait.mean < 1ns");

    assertThat(ended.exitCode()).isEqualTo(99);
    assertThat(ended.out())
        .contains("wait.mean < 1ns     MISSED")
        .contains("queue.longest <= 5  met")
        .contains("result      done; requirements: 1 missed\n");
  }

  @Test
  void twoOptionsOfOneFigure_areBothRequired() {
    Ended ended = run("run", "--require", "queue.mean > 1000", "--require", "queue.mean < 2000");

    assertThat(ended.exitCode()).isEqualTo(99);
    assertThat(ended.out())
        .contains("queue.mean > 1000   MISSED")
        .contains("queue.mean < 2000   met");
  }

  @Test
  void undecided_failsUnlessItMayPass() {
    String[] options = {
      "--set=run.replications=10", "--set=run.max-replications=10", "--require", "wait.p99.99 < 1h"
    };

    assertThat(run("run", options).exitCode()).isEqualTo(99);
    assertThat(
            run(
                    "run",
                    Stream.concat(Stream.of(options), Stream.of("--undecided=pass"))
                        .toArray(String[]::new))
                .exitCode())
        .isZero();
  }

  @Test
  void mistakesInOptions_areReportedWithTheOption() {
    Ended ended = run("run", "--require", "loss", "--require", "los < 1%");

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err())
        .contains("--require loss: require.loss: found ''; allowed: one of <, <=, >, >= and")
        .contains("--require los < 1%: require: 'los' is no figure")
        .contains("did you mean 'loss'?");
  }

  @Test
  void json_hasTheVerdicts() {
    assertThat(run("run", "--json").out())
        .contains(
            "\"figure\" : \"queue.longest\"", "\"required\" : \"<= 5\"", "\"verdict\" : \"met\"");
  }

  @Test
  void compare_namesTheVerdictsOfEachPipeline() {
    Ended ended = run("compare", "--pipelines=queue,buffer", "--require", "wait.mean < 1ns");

    assertThat(ended.exitCode()).isEqualTo(99);
    assertThat(ended.out())
        .contains("queue: wait.mean < 1ns MISSED")
        .contains("buffer: queue.longest <= 5 met");
  }

  @Test
  void junit_isWritten() throws Exception {
    Path junit = folder.resolve("junit.xml");
    run("run", "--junit", junit.toString(), "--require", "wait.mean < 1ns");

    assertThat(junit)
        .content()
        .contains("tests=\"3\" failures=\"1\"", "name=\"wait.mean &lt; 1ns\"");
  }
}
