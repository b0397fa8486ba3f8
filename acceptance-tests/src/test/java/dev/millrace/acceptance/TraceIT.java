package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.acceptance.Program.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's trace as a user gets it: the timeline and the diagram, on both engines. */
class TraceIT {

  @TempDir Path folder;

  private Ended run(String... options) throws Exception {
    String[] all = new String[options.length + 4];
    System.arraycopy(new String[] {"run", "conf/lock.conf", "--trace", trace()}, 0, all, 0, 4);
    System.arraycopy(options, 0, all, 4, options.length);
    return Program.run(all);
  }

  private String trace() {
    return folder.resolve("a").resolve("b").toString();
  }

  private List<String> lines(String file) throws Exception {
    return Files.readAllLines(Path.of(trace()).resolve(file));
  }

  @Test
  void aTraceHasEachHandOverStepByStepBesideTheDebugLog() throws Exception {
    Ended run = run("--debug", "--set", "producers.producer.messages=3");

    assertThat(run.exitCode()).isZero();
    assertThat(run.logLines())
        .contains(
            "DEBUG producer-1   have producer lock", "INFO  producer-1   Producer got message: 59")
        .last()
        .asString()
        .matches("sim-runner: trace: \\d+ events: .*timeline.txt, .*sequence.mmd");
    assertThat(lines("timeline.txt"))
        .allMatch(line -> line.length() <= 100)
        .anyMatch(line -> line.endsWith("producer-1              consumer-1              engine"))
        .anyMatch(line -> line.contains("put producer-1#2"))
        .anyMatch(line -> line.contains("take: producer-1#2"))
        .anyMatch(line -> line.contains("about to release producer lock"))
        .anyMatch(line -> line.contains("take: the end"));
    assertThat(lines("sequence.mmd"))
        .startsWith("sequenceDiagram", "  participant worker1 as producer-1")
        .contains("  worker1->>pipeline: put producer-1#35;2")
        .anyMatch(line -> line.matches("  lock[12]-->>worker1: have"));
  }

  @Test
  void inVirtualTimeTheSameTraceIsWrittenAgain() throws Exception {
    assertThat(run("--engine", "virtual").exitCode()).isZero();
    List<String> first = lines("timeline.txt");

    assertThat(run("--engine", "virtual").exitCode()).isZero();
    assertThat(lines("timeline.txt")).isEqualTo(first);
    assertThat(first)
        .anyMatch(line -> line.matches(" +1  offer: accepted"))
        .anyMatch(line -> line.matches(" +0 +poll: producer-1#9"));
  }

  @Test
  void scenarioThatCannotBeTracedIsRefusedBeforeTheRun() throws Exception {
    Ended both = run("--engine", "both");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err())
        .isEqualToIgnoringNewLines(
            "sim-runner: --trace records one run: choose --engine real or --engine virtual");

    Ended many = run("--engine", "virtual", "--set", "run.replications=3");
    assertThat(many.exitCode()).isEqualTo(2);
    assertThat(many.err()).contains("set run.replications=1");

    Path file = Files.writeString(folder.resolve("file"), "");
    Ended intoFile = Program.run("run", "conf/lock.conf", "--trace", file.toString());
    assertThat(intoFile.exitCode()).isEqualTo(2);
    assertThat(intoFile.err())
        .isEqualToIgnoringNewLines(
            "sim-runner: --trace: " + file + " is a file; allowed: a folder, new or old");
  }
}
