package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code init}. */
class InitTest {

  @TempDir Path folder;

  private Path trace = Path.of("");
  private Path target = Path.of("");

  @BeforeEach
  void write() throws Exception {
    trace =
        Files.writeString(folder.resolve("t.csv"), "time\n1700158623\n1700158624\n1700158629\n");
    target = folder.resolve("t.conf");
  }

  private Ended init(Object... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "init";
    for (int i = 0; i < options.length; i++) {
      arguments[i + 1] = options[i].toString();
    }
    return Shell.run(arguments);
  }

  @Test
  void scenario_isPrintedWithoutFile() {
    Ended ended = init(trace);

    assertThat(ended.out())
        .contains("format { type = csv, time-column = time, time-format = epoch-s }");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void writtenScenario_runs() {
    assertThat(init(trace, "-o", target).out()).contains("3 messages in 6.00 s: 0.333 a second");
    assertThat(Shell.run("run", target.toString()).out())
        .contains("loss        none in 3 messages");
  }

  @Test
  void existingFile_isKept() throws Exception {
    Files.writeString(target, "mine");
    Ended ended = init(trace, "-o", target);

    assertThat(ended.err()).contains("t.conf exists; choose another file, or overwrite it");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(target).hasContent("mine");
  }

  @Test
  void existingFile_isOverwrittenByForce() {
    init(trace, "-o", target);

    assertThat(init(trace, "-o", target, "--force").exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void trace_isNeverOverwritten() {
    Ended ended = init(trace, "-o", trace, "--force");

    assertThat(ended.err()).contains("t.csv is the file to read; choose another file");
    assertThat(trace).content().startsWith("time\n");
  }

  @Test
  void unusableTrace_isRefusedInOneLine() throws Exception {
    Files.writeString(trace, "");
    Ended ended = init(trace, "-o", target);

    assertThat(ended.err()).isEqualToNormalizingNewlines("sim-runner: " + trace + " is empty\n");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(target).doesNotExist();
  }

  @Test
  void tooFewMessages_areRefused() {
    assertThat(init(trace, "--messages", "1").err())
        .contains("--messages: found 1; allowed: at least 2");
  }
}
