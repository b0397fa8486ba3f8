package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.acceptance.Program.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The consumer jdbc on the database that is built in. */
class DatabaseIT {

  @TempDir private Path folder;

  @Test
  void theShippedScenarioNeedsNoDatabase() throws Exception {
    Ended run = Program.run("run", "conf/database.conf");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).containsPattern("delivered +10,000 +100.0 %");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void rowsInAFileAreReadByTheShellOfTheDatabase() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("messages");
    Ended run = Program.run("run", "conf/database.conf", "--set=consumers.database.url=" + url);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = Program.ROOT.resolve("sim-runner/target/sim-runner.jar").toString();
    String sql = "select producer, count(*) from messages group by producer order by producer";
    Ended shell =
        Program.start(
                new ProcessBuilder(
                    java, "-cp", jar, "org.h2.tools.Shell", "-url", url, "-sql", sql))
            .await();

    assertThat(run.exitCode()).isZero();
    assertThat(shell.out())
        .containsPattern("network-1 +\\| 5000")
        .containsPattern("network-2 +\\| 5000");
  }

  @Test
  void virtualTimeIsRefusedByName() throws Exception {
    Ended run = Program.run("run", "conf/database.conf", "--engine", "virtual");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("the consumer 'jdbc' cannot run in virtual time: it writes to a real database;")
        .contains("allowed with it: run.engine = real");
  }
}
