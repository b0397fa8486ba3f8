package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary and the JSON document of a run. */
class ReportsTest {

  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void write() throws Exception {
    file =
        Files.writeString(
            folder.resolve("s.conf"),
            """
            producers.p { type = random, messages = 6, gap { type = exponential, mean = 2ms } }
            pipeline {
              type = queue, capacity = 5
              overflow { policy = block-timeout, timeout = 50ms }
            }
            consumers.db { type = slow-database, service = 1ms, batch { size = 20, linger = 3ms } }
            run.engine = virtual
            """);
  }

  private Ended run(String command, String... options) {
    return Shell.run(
        Stream.concat(Stream.of(command, file.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void summary_hasPolicySettingsAndBatches() {
    assertThat(run("run").out())
        .contains("overflow    block-timeout (then drop-newest, timeout 50ms)")
        .contains("slow-database x 1, batches <= 20, linger 3.00 ms");
  }

  @Test
  void batchesOfOne_areOmitted() {
    assertThat(run("run", "--set", "consumers.db.batch.size=1").out())
        .contains("slow-database x 1\n")
        .doesNotContain("batches");
  }

  @Test
  void lossOfNone_hasNoBoundInASingleRun() {
    assertThat(run("run").out()).contains("loss        none in 6 messages\n");
  }

  @Test
  void figuresWithoutMessages_areOmitted() {
    Ended run =
        run(
            "run",
            "--json",
            "--set=producers.p.gap=1s",
            "--set=run.duration=10ms",
            "--set=run.warm-up=9ms");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("\"offered\" : 0")
        .contains("\"throughputPerSecond\" : 0,")
        .doesNotContain("\"loss\"", "\"waitNanos\"", "\"serviceNanos\"", "\"p99\"", "NaN");
  }

  @Test
  void unmeasuredTimes_areOmitted() {
    String[] off = {"--engine=real", "--set=run.measure=off"};
    assertThat(run("run", off).out()).doesNotContain("blocked", "longest", "0 ns");
    assertThat(run("run", off[0], off[1], "--json").out())
        .contains("\"queue\" : {\n          \"capacity\" : 5\n        }")
        .doesNotContain("\"blocked\"", "\"utilisation\" : {");
    assertThat(run("compare", off[0], off[1], "--pipelines=queue").out()).doesNotContain("0 ns");
  }

  @Test
  void runWithoutDuration_hasNoRate() {
    Ended run = run("run", "--set", "producers.p.gap=0s", "--set", "consumers.db.service=0s");

    assertThat(run.out())
        .contains("throughput  - messages/s delivered", "utilisation db               -\n")
        .doesNotContain("NaN");
  }

  @Test
  void json_hasTheScheduleThatWasGiven() {
    assertThat(run("run", "--json", "--schedule", "a1b1").out())
        .contains(
            "\"schedule\" : {\n    \"order\" : \"a1b1\",\n    \"workers\" : [\n      \"p-1\",");
    assertThat(run("run", "--json").out()).doesNotContain("schedule");
  }

  @Test
  void missedPrecision_hasAnExitCode() {
    Ended tooFew = run("run", "--set", "run.precision=0.1%", "--set", "run.max-replications=10");
    assertThat(tooFew.exitCode()).isEqualTo(99);
    assertThat(tooFew.out())
        .contains("NOT REACHED: sojourn.mean is within ", "done, but run.precision was not reached")
        .contains("stopped by")
        .contains("run.max-replications");
    assertThat(tooFew.err()).contains("run.precision was not reached");
  }

  @Test
  void reachedPrecision_isReported() {
    Ended reached = run("run", "--set", "run.precision=90%");

    assertThat(reached.exitCode()).isZero();
    assertThat(reached.out()).contains("sojourn.mean is within 90.0 %");
  }

  @Test
  void precisionOfZeroLoss_runsToTheLimit() {
    String[] options = {
      "--set=run.precision=2%", "--set=run.precision-of=loss", "--set=run.max-replications=20"
    };
    Ended run = run("run", options);

    assertThat(run.exitCode()).isEqualTo(99);
    assertThat(run.out())
        .contains("95 % confidence over 20 replications")
        .contains("NOT REACHED: no loss in 120 messages");
    assertThat(
            run(
                    "run",
                    Stream.concat(Stream.of("--json"), Stream.of(options)).toArray(String[]::new))
                .out())
        .contains("\"stopReason\" : \"nothing\"");
  }

  @Test
  void comparison_hasReplications() {
    Ended compared =
        run("compare", "--pipelines=queue,lock", "--set=run.replications=3", "--set=run.seed=4");
    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out()).contains("virtual time, 3 replications pooled");
  }

  @Test
  void comparison_reportsAMissedPrecision() {
    Ended missed =
        run(
            "compare",
            "--pipelines=queue,lock",
            "--set=run.precision=0.1%",
            "--set=run.max-replications=10");
    assertThat(missed.exitCode()).isEqualTo(99);
    assertThat(missed.out()).contains("  queue: precision NOT REACHED: sojourn.mean is within ");
  }

  @Test
  void comparedPipeline_hasItsOwnSettings() {
    Ended compared =
        run(
            "compare",
            "--pipelines=queue,ring,priority",
            "--set=millrace.pipelines.ring.capacity=8",
            "--set=millrace.pipelines.priority.by.type=due");

    assertThat(compared.err()).isEmpty();
    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out()).containsPattern("\n  queue +5 ").containsPattern("\n  ring +8 ");
    assertThat(compared.out()).containsPattern("\n  priority +5 ");
  }

  @Test
  void scenariosOwnPipeline_keepsItsSettings() {
    Ended compared =
        run(
            "compare",
            "--pipelines=queue,priority",
            "--set=pipeline.type=priority",
            "--set=pipeline.by.order=[brass]");

    assertThat(compared.err()).contains("with priority: order names 'brass'");
  }
}
