package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.fixtures.PluginJars;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareTest {

  /** Two at once every 100 ms, of which one slot holds one; each takes 30 ms. */
  private static final String SCENARIO =
      """
      producers.p { type = bursty, messages = 20, burst { size = 2, gap = 0s }, pause = 100ms }
      pipeline { type = queue, capacity = 7, overflow { policy = drop-newest } }
      consumers.c { type = slow-database, service = 30ms }
      """;

  @TempDir Path folder;

  private Path file = Path.of("");
  private String out = "";
  private String err = "";

  @BeforeEach
  void write() throws Exception {
    file = Files.writeString(folder.resolve("scenario.conf"), SCENARIO);
  }

  private int compare(String pipelines, String... more) {
    List<String> arguments = new ArrayList<>(List.of("compare", file.toString()));
    arguments.addAll(List.of("--pipelines", pipelines));
    arguments.addAll(List.of(more));
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(outText))
            .setErr(new PrintWriter(errText))
            .execute(arguments.toArray(String[]::new));
    out = outText.toString();
    err = errText.toString();
    return exitCode;
  }

  /** The words of the row of a pipeline. */
  private List<String> row(String pipeline) {
    return out.lines()
        .filter(line -> line.startsWith("  " + pipeline + " "))
        .findFirst()
        .map(line -> List.of(line.trim().split(" {2,}")))
        .orElse(List.of());
  }

  @Test
  void rows_haveTheOrderOfTheOption() {
    assertThat(compare("buffer,lock,queue", "--engine", "virtual")).isZero();

    assertThat(out).containsSubsequence("\n  buffer ", "\n  lock ", "\n  queue ");
    assertThat(row("queue"))
        .containsExactly("queue", "7", "18.9", "30.0 ms", "60.0 ms", "0.0 %", "0 ns", "-");
    assertThat(err).isEmpty();
  }

  @Test
  void capacity_isKeptIfTheTypeHasOne() {
    compare("lock,buffer", "--engine", "virtual");

    assertThat(row("lock").get(1)).isEqualTo("1");
    assertThat(row("buffer").get(1)).isEqualTo("7");
  }

  @Test
  void verdict_comparesTimesOfLeastLoss() {
    compare("handoff,queue,buffer", "--engine", "virtual");

    assertThat(out)
        .contains("  Lowest loss: queue and buffer (0.0 %); highest: handoff (50.0 %).")
        .contains("  Sojourn p99 at the lowest loss: the same within 10 %.");
  }

  @Test
  void verdict_statesThatNothingIsLost() {
    compare("queue,buffer", "--engine", "virtual");

    assertThat(out)
        .contains("  No pipeline loses messages.")
        .contains("  Sojourn p99: the same within 10 %.");
  }

  @Test
  void singlePipeline_hasNoVerdict() {
    assertThat(compare("queue", "--engine", "virtual")).isZero();

    assertThat(row("queue")).hasSize(8);
    assertThat(out).doesNotContain("lost");
  }

  @Test
  void realThreads_haveProcessorTime() {
    assertThat(compare("queue,handoff", "--engine", "real", "--set", "producers.p.pause=10ms"))
        .isZero();

    assertThat(out).containsPattern("\n  queue .* \\d[\\d.]* [mun]?s\\R");
    assertThat(out).contains("real time, after an unmeasured warm-up of at most one second");
  }

  @Test
  void failedRun_hasARowAndAReason() {
    int exitCode =
        compare(
            "handoff,queue,buffer",
            "--engine",
            "virtual",
            "--set",
            "pipeline.overflow.policy=fail");

    assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    assertThat(row("handoff")).containsExactly("handoff", "failed");
    assertThat(out)
        .contains("  handoff: p-1 failed: the pipeline was full for p-1#1, and the overflow")
        .contains("  No pipeline loses messages.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue,broken,buffer", "broken,queue,buffer"})
  void failingComponent_hasARowAndAReason(String pipelines) throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("parts"));
    PluginJars.jar()
        .using(
            Path.of(
                MonitorPipeline.class.getProtectionDomain().getCodeSource().getLocation().toURI()))
        .compiled(MonitorPipeline.class)
        .with(
            "Parts",
            """
            public class Parts extends dev.millrace.plugin.Plugin {
              public static class Broken extends dev.millrace.fixtures.MonitorPipeline {
                public Broken() {
                  super(1);
                  throw new OutOfMemoryError("no such heap");
                }
              }
              protected void configure() { bindPipeline("broken", Broken.class); }
            }
            """)
        .file("reference.conf", "millrace.pipelines.broken {}")
        .provides("Parts")
        .write(plugins.resolve("parts.jar"));

    int exitCode = compare(pipelines, "--engine", "virtual", "--plugins", plugins.toString());

    assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    assertThat(row("broken")).containsExactly("broken", "failed");
    assertThat(out).contains("OutOfMemoryError: no such", "  No pipeline loses messages.", "load");
    assertThat(row("queue")).hasSize(8);
  }

  @Test
  void unknownTypes_areRefusedTogether() {
    assertThat(compare("que,lokc,buffer")).isEqualTo(ExitCode.USAGE);

    assertThat(out).isEmpty();
    assertThat(err)
        .contains("--pipelines que: pipeline.type: unknown pipeline 'que'; allowed: ")
        .contains("--pipelines lokc: pipeline.type: unknown pipeline 'lokc'")
        .contains("; did you mean 'lock'?")
        .endsWith("2 problems" + System.lineSeparator());
  }

  @Test
  void unsupportedPolicy_isRefusedBeforeTheRun() {
    int exitCode =
        compare(
            "buffer,queue",
            "--set",
            "pipeline.type=buffer",
            "--set",
            "pipeline.overflow.policy=drop-oldest");

    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(out).isEmpty();
    assertThat(err).contains("'drop-oldest' may take messages back").contains("'queue' gives none");
  }

  @Test
  void bothEngines_areRefused() {
    assertThat(compare("queue", "--engine", "both")).isEqualTo(ExitCode.USAGE);

    assertThat(err).contains("run.engine: a comparison uses one engine; allowed: real, virtual");
  }

  @Test
  void json_hasACompleteResultPerPipeline() {
    assertThat(compare("handoff,queue", "--engine", "virtual", "--json")).isZero();

    assertThat(out)
        .startsWith("{\n  \"schema\" : \"millrace-comparison/2\",")
        .containsSubsequence(
            "\"pipeline\" : \"handoff\",",
            "\"engine\" : \"virtual\",",
            "\"drop-newest\" : 10",
            "\"pipeline\" : \"queue\",",
            "\"delivered\" : 20,");
  }
}
