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

/** The jar as the README starts it, every benchmark in it for a moment. */
class BenchmarksJarIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void itListsTheBenchmarks() throws Exception {
    assertThat(run("--help")).contains("customers-per-second", "scaling", "single-steps");
  }

  @Test
  void customersPerSecondTimesEveryContestantOnEveryModel() throws Exception {
    String out = run("customers-per-second", "--seconds", "0.01", "--runs", "1");

    for (Model model : Model.values()) {
      for (Contestant contestant : CustomersPerSecond.CONTESTANTS) {
        assertThat(out).containsPattern(model.key() + " +" + contestant.key() + " +[\\d,]+\\.\\d ");
      }
    }
  }

  @Test
  void scalingTellsTheCostOfAMessageByMessagesAndByWorkers() throws Exception {
    String out =
        run("scaling", "--messages=1000000", "--workers=100", "--messages-by-workers=10000");

    assertThat(out).containsPattern("1,000,000 +1 +").containsPattern("10,000 +100 +");
  }

  @Test
  void singleStepsRunInProcessesOfTheirOwn() throws Exception {
    String out = run("single-steps", "-f", "1", "-wi", "0", "-i", "1", "-r", "1ms", "-foe", "true");

    assertThat(out)
        .containsPattern("(?m)^StepsOfACustomer\\.exponentialByZiggurat +avgt")
        .containsPattern("(?m)^StepsOfACustomer\\.exponentialRecorded +avgt");
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // JMH runs once at a time on a machine; whether this test passes must not hang on that.
    command.add("-Djmh.ignoreLock=true");
    command.add("-jar");
    command.add(Path.of("target", "benchmarks.jar").toString());
    command.addAll(List.of(arguments));
    File said = folder.resolve("said").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("did not end; said so far:\n" + Files.readString(said.toPath()));
    }
    String text = Files.readString(said.toPath());
    assertThat(process.exitValue()).describedAs(text).isZero();
    return text;
  }
}
