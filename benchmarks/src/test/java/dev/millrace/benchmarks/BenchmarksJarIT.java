package dev.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every benchmark of the jar briefly, as the README does. */
class BenchmarksJarIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void help_listsBenchmarks() throws Exception {
    assertThat(run("--help"))
        .contains(
            "customers-per-second",
            "scaling",
            "single-steps",
            "hand-over",
            "pacing",
            "interval-coverage");
  }

  @Test
  void customersPerSecond_timesEveryEntryOnEveryModel() throws Exception {
    String out = run("customers-per-second", "--seconds", "0.01", "--runs", "1");

    for (Model model : Model.values()) {
      for (Entry entry : CustomersPerSecond.ENTRIES) {
        assertThat(out).containsPattern(model.key() + " +" + entry.key() + " +[\\d,]+\\.\\d ");
      }
    }
  }

  @Test
  void scaling_printsCostByMessagesAndByWorkers() throws Exception {
    String out =
        run("scaling", "--messages=1000000", "--workers=100", "--messages-by-workers=10000");

    assertThat(out).containsPattern("1,000,000 +1 +").containsPattern("10,000 +100 +");
  }

  @Test
  void singleSteps_runInSeparateProcesses() throws Exception {
    String out =
        run(
            "single-steps",
            "StepsOfACustomer",
            "-f",
            "1",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "1ms",
            "-foe",
            "true");

    assertThat(out)
        .containsPattern("(?m)^StepsOfACustomer\\.exponentialByZiggurat +avgt")
        .containsPattern("(?m)^StepsOfACustomer\\.exponentialRecorded +avgt");
  }

  @Test
  void handOver_comparesPipelineWithPrimitive() throws Exception {
    String out =
        run("hand-over", "--forks=1", "--iterations=1", "--milliseconds=5", "--pipelines=ring");

    assertThat(out)
        .containsPattern("InOneThread +ring +bare +[\\d,.]+ .* 1\\.00 ")
        .containsPattern("InOneThread +ring +pipeline +[\\d,.]+ ")
        .containsPattern("InOneThread +ring +measuredOff +[\\d,.]+ ");
  }

  @Test
  void handOver_runsOtherBenchmarks() throws Exception {
    for (String benchmark : List.of("BetweenThreads", "BlockedHandOver")) {
      String out =
          run(
              "hand-over",
              "--benchmark=" + benchmark,
              "--forks=1",
              "--iterations=1",
              "--milliseconds=5",
              "--pipelines=" + (benchmark.startsWith("Blocked") ? "lock" : "queue"));

      assertThat(out).containsPattern(benchmark + " +\\w+ +auto +[\\d,.]+ ");
    }
  }

  @Test
  void pacing_printsWakeUpDelayOfBothModes() throws Exception {
    String out = run("pacing", "--seconds=0.1", "--rates=1000,10000");

    assertThat(out)
        .containsPattern("1,000 +park +[\\d,]+ ")
        .containsPattern("10,000 +precise +[\\d,]+ .* %");
  }

  @Test
  void intervalCoverage_countsEveryModel() throws Exception {
    String out = run("interval-coverage", "--experiments=2", "--replications=3", "--length=0.01");

    assertThat(out)
        .containsPattern("mm1 +wait p99 +21\\.9101330 ")
        .containsPattern("mm3-17 +loss +0\\.0296408 ")
        .containsPattern("on-off-50 +wait mean +22\\.8845820 .* %");
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // JMH allows one run at a time on a machine; this test must not depend on other runs.
    command.add("-Djmh.ignoreLock=true");
    command.add("-jar");
    command.add(Path.of("target", "benchmarks.jar").toString());
    command.addAll(List.of(arguments));
    File output = folder.resolve("output").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("did not end; output so far:\n" + Files.readString(output.toPath()));
    }
    String text = Files.readString(output.toPath());
    assertThat(process.exitValue()).describedAs(text).isZero();
    return text;
  }
}
