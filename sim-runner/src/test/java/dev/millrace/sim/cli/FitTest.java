package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code fit}. */
class FitTest {

  private static final String SCENARIO =
      """
      producers.p { type = random, gap { type = exponential, mean = 100ms }, arrivals = %s }
      pipeline { type = queue, capacity = 10 }
      consumers.c { type = slow-database, service = 1ms }
      run { engine = virtual, messages = %d }
      """;

  @TempDir Path folder;

  private Path scenario(String arrivals, int messages) throws Exception {
    return Files.writeString(folder.resolve("s.conf"), SCENARIO.formatted(arrivals, messages));
  }

  @Test
  void twinOfScenario_isWrittenAndRuns() throws Exception {
    Path twin = folder.resolve("twin.conf");
    Ended ended = Shell.run("fit", scenario("open", 400).toString(), "-o", twin.toString());

    assertThat(ended.out()).contains("chosen: Poisson, error ");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(Shell.run("run", twin.toString()).exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void fewMessages_areRefused() throws Exception {
    Ended ended = Shell.run("fit", scenario("open", 50).toString());

    assertThat(ended.err()).contains("s.conf has 50 messages; allowed: at least 100");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void closedArrivals_areRefused() throws Exception {
    Ended ended = Shell.run("fit", scenario("closed", 500).toString());

    assertThat(ended.err()).contains("producers.p has closed arrivals");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void toleranceOfNothing_isRefused() throws Exception {
    Ended ended = Shell.run("fit", scenario("open", 500).toString(), "--tolerance", "0");

    assertThat(ended.err()).contains("--tolerance: found 0.0; allowed: above 0");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void toleranceInWords_isRefused() throws Exception {
    assertThat(Shell.run("fit", scenario("open", 500).toString(), "--tolerance", "low").err())
        .contains("--tolerance: found \"low\"; allowed: a number");
  }
}
