package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cli.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of a group whose number of workers changes. */
class ScaledGroupTest {

  @TempDir Path folder;

  private Ended run(String command, String... more) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("scaled.conf"),
            """
            producers.p { type = random, gap = 10ms }
            pipeline { type = queue, capacity = 1000 }
            consumers.c { type = slow-database, service = 15ms, scale.steps = [ { at = 5s, count = 3 } ] }
            run { engine = virtual, duration = 10s }
            """);
    String[] arguments = new String[more.length + 2];
    arguments[0] = command;
    arguments[1] = file.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Shell.run(arguments);
  }

  @Test
  void summary_hasTheNumberOfWorkers() throws Exception {
    assertThat(run("run").out())
        .contains("slow-database x 1, at most 3")
        .contains("workers     c                2.00 on average, 3 at most");
  }

  @Test
  void json_hasTheMeanNumberOfWorkers() throws Exception {
    assertThat(run("run", "--json").out().replace(" ", ""))
        .contains("\"workers\":3,\n\"meanWorkers\":2,");
  }

  @Test
  void forecast_leavesTheServiceCapacityOut() throws Exception {
    assertThat(run("run").out())
        .contains("The number of workers of consumers.c changes during the")
        .doesNotContain("offered load");
  }

  @Test
  void explore_refusesIt() throws Exception {
    Ended explored = run("explore");

    assertThat(explored.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(explored.err())
        .contains("the number of workers of consumers.c changes during the run, which is not");
  }
}
