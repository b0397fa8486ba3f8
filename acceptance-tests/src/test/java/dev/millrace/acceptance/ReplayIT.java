package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.acceptance.Program.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The main job: an hour of recorded traffic in ten seconds. */
class ReplayIT {

  private static final Path REAL_TRACE =
      Program.ROOT.resolve("../shared/traces/azure-llm-code.csv").normalize();
  private static final long REAL_ARRIVALS = 8_819;

  @Test
  void theShippedTraceIsDeliveredWhole() throws Exception {
    Ended run = Program.run("run", "conf/replay.conf");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(figure(run, "offered")).isEqualTo(8_593);
    assertThat(figure(run, "delivered")).isEqualTo(8_593);
  }

  @Test
  void theRealTraceIsDeliveredWhole() throws Exception {
    assumeTrue(Files.exists(REAL_TRACE), "the trace azure-llm-code.csv is not there");
    Ended run =
        Program.run("run", "conf/replay.conf", "--set", "producers.network.file=" + REAL_TRACE);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(figure(run, "offered")).isEqualTo(REAL_ARRIVALS);
    assertThat(figure(run, "delivered")).isEqualTo(REAL_ARRIVALS);
    assertThat(run.out()).contains("balanced: every message is accounted for");
  }

  @Test
  void withASmallQueueTheNumberOfLostMessagesIsStatedAndBalances() throws Exception {
    assumeTrue(Files.exists(REAL_TRACE), "the trace azure-llm-code.csv is not there");
    Ended run =
        Program.run(
            "run",
            "conf/replay.conf",
            "--set",
            "producers.network.file=" + REAL_TRACE,
            "--set",
            "pipeline.capacity=50",
            "--set",
            "pipeline.overflow.policy=drop-newest");

    assertThat(run.exitCode()).isZero();
    assertThat(figure(run, "dropped")).isPositive();
    assertThat(figure(run, "delivered") + figure(run, "dropped")).isEqualTo(REAL_ARRIVALS);
    assertThat(run.out()).containsPattern("dropped +[0-9,]+ +drop-newest [0-9,]+");
  }

  private static long figure(Ended run, String name) {
    Matcher line = Pattern.compile(name + " +([0-9,]+)").matcher(run.out());
    assertThat(line.find()).as("a line '%s' in:\n%s", name, run.out()).isTrue();
    return Long.parseLong(line.group(1).replace(",", ""));
  }
}
