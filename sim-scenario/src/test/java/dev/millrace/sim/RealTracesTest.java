package dev.millrace.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recorded traffic in virtual time through four exponential consumers, near the independent figures
 * that stand beside the traces in their README.
 *
 * <p>Those and these come from one seed each. Of what the arrivals decide, the queue of a trace, 25
 * % is allowed; of Poisson arrivals the longest queue of one run is a matter of luck, so twice or
 * half of it.
 */
class RealTracesTest {

  private static final Path TRACES = Path.of("../../shared/traces");
  private static final double TOLERANCE = 25;
  private static final String DROPPING = "capacity = 50, overflow.policy = drop-newest";

  @TempDir private Path folder;

  @Test
  void codeTraceAtHalfLoad() throws Exception {
    RunResult run = run(trace("azure-llm-code.csv"), "779ms", "capacity = 100000");

    assertThat(run.ledger().delivered()).isEqualTo(8_819);
    assertThat(longest(run)).isCloseTo(491, withinPercentage(TOLERANCE));
    assertThat(sojournP99(run)).isCloseTo(89.5, withinPercentage(TOLERANCE));
  }

  @Test
  void codeTraceAtHalfLoadWith50Places() throws Exception {
    RunResult run = run(trace("azure-llm-code.csv"), "779ms", DROPPING);

    assertThat(run.ledger().offered()).isEqualTo(8_819);
    assertThat(run.measurements().loss()).isCloseTo(0.257, withinPercentage(TOLERANCE));
    assertThat(longest(run)).isEqualTo(50);
  }

  @Test
  void poissonArrivalsAtHalfLoad() throws Exception {
    for (String pipeline : new String[] {"capacity = 100000", DROPPING}) {
      RunResult run = run(poisson(8_819, "389600us"), "779ms", pipeline);

      assertThat(longest(run)).isBetween(8 / 2.0, 8 * 2.0);
      assertThat(sojournP99(run)).isCloseTo(3.7, withinPercentage(TOLERANCE));
      assertThat(run.measurements().dropped()).isZero();
    }
  }

  @Test
  void conversationTraceAtHighLoad() throws Exception {
    RunResult run = run(trace("azure-llm-conv.csv"), "579ms", "capacity = 100000");

    assertThat(run.ledger().delivered()).isEqualTo(19_366);
    assertThat(longest(run)).isCloseTo(407, withinPercentage(TOLERANCE));
    assertThat(sojournP99(run)).isCloseTo(55, withinPercentage(TOLERANCE));
  }

  @Test
  void conversationTraceAtHighLoadWith50Places() throws Exception {
    RunResult run = run(trace("azure-llm-conv.csv"), "579ms", DROPPING);

    assertThat(run.ledger().offered()).isEqualTo(19_366);
    assertThat(run.measurements().loss()).isCloseTo(0.02, withinPercentage(TOLERANCE));
    assertThat(longest(run)).isEqualTo(50);
  }

  @Test
  void poissonArrivalsAtHighLoad() throws Exception {
    for (String pipeline : new String[] {"capacity = 100000", DROPPING}) {
      RunResult run = run(poisson(19_366, "180800us"), "579ms", pipeline);

      assertThat(longest(run)).isBetween(41 / 2.0, 41 * 2.0);
      assertThat(sojournP99(run)).isCloseTo(4.5, withinPercentage(TOLERANCE));
      assertThat(run.measurements().dropped()).isZero();
    }
  }

  /** The producer of a trace's messages; skips the test when the trace is not there. */
  private static String trace(String name) {
    Path file = TRACES.resolve(name).toAbsolutePath().normalize();
    assumeTrue(Files.exists(file), "the trace " + name + " is not there");
    return """
        type = file-replay, file = "%s"
        format { type = csv, time-column = TIMESTAMP, time-format = "yyyy-MM-dd HH:mm:ss.SSSSSSS" }
        """
        .formatted(file.toString().replace("\\", "\\\\"));
  }

  private static String poisson(int messages, String gap) {
    return "type = random, messages = %d, gap { type = exponential, mean = %s }"
        .formatted(messages, gap);
  }

  private RunResult run(String producer, String service, String pipeline) throws Exception {
    String text =
        """
        producers.network { %s }
        pipeline { type = queue, %s }
        consumers.database {
          type = slow-database, count = 4, service { type = exponential, mean = %s }
        }
        run { engine = virtual, drain-timeout = 1h }
        """
            .formatted(producer, pipeline, service);
    RunResult result = new VirtualTimeEngine(Loaded.of(folder, text).wire()).run();
    assertThat(result.succeeded()).as("%s", result.failures()).isTrue();
    return result;
  }

  private static double longest(RunResult run) {
    return run.measurements().queue().longest();
  }

  private static double sojournP99(RunResult run) {
    return run.measurements().sojourns().percentileNanos(99) / 1e9;
  }
}
