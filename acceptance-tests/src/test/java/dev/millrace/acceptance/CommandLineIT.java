package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.acceptance.Program.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shell is told: exit codes, and which stream gets what. */
class CommandLineIT {

  @TempDir Path folder;

  static Stream<Path> shippedScenarios() throws Exception {
    try (Stream<Path> files = Files.list(Program.ROOT.resolve("conf"))) {
      return files.filter(file -> file.toString().endsWith(".conf")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shippedScenarios")
  void everyShippedScenarioIsWithoutMistakes(Path scenario) throws Exception {
    Ended check = Program.run("check", scenario.toString());

    assertThat(check.err()).isEmpty();
    assertThat(check.exitCode()).isZero();
  }

  @Test
  void checkPrintsAnEquivalentScenario() throws Exception {
    String resolved = Program.run("check", "conf/bursty-database.conf").out();
    Path copy = Files.writeString(folder.resolve("resolved.conf"), resolved);

    assertThat(Program.run("check", copy.toString()).out()).isEqualTo(resolved);
    assertThat(resolved).contains("capacity=1000").contains("stall-timeout=\"10s\"");
  }

  @Test
  void allMistakesAreReportedTogetherWithExitCode2() throws Exception {
    Path bad =
        Files.writeString(
            folder.resolve("bad.conf"),
            """
            producers { network { type = burstly } }
            pipeline { type = queue, capacity = many }
            consumers { db { type = slow-database, servise = 5ms } }
            """);
    Ended run = Program.run("run", bad.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .containsExactly(
            bad
                + ":1: producers.network.type: unknown producer 'burstly'; allowed: bursty,"
                + " file-replay, mmpp, random, replay-counts, schedule; did you mean 'bursty'?",
            bad
                + ":2: pipeline.capacity: found \"many\"; allowed: a whole number from 1 to"
                + " 100000000",
            bad
                + ":3: consumers.db.servise: unknown key; allowed: batch, connections, count,"
                + " failure-rate, limit, outage, per-message, retry, scale, service, stall, timeout, type;"
                + " did you mean 'service'?",
            "3 problems");
  }

  @Test
  void anIncludeIsFoundBesideAScenarioThatIsNamedWithoutItsFolder() throws Exception {
    Files.writeString(folder.resolve("common.conf"), "consumers { db { type = logg } }");
    Files.writeString(
        folder.resolve("main.conf"),
        """
        include "common.conf"
        producers { network { type = randm } }
        pipeline { type = lock }
        """);
    Ended check = Program.start(folder, "check", "main.conf").await();

    assertThat(check.exitCode()).isEqualTo(2);
    assertThat(check.err())
        .contains("main.conf:2: producers.network.type: unknown producer 'randm'")
        .contains("common.conf:1: consumers.db.type: unknown consumer 'logg'")
        .doesNotContain("./");
  }

  @Test
  void failedRunNamesWorkerAndReasonWithExitCode1() throws Exception {
    // Beyond the rows that are checked before the run.
    String rows = "2026-01-01 00:00:00\n".repeat(1_000) + "later\n";
    Path trace = Files.writeString(folder.resolve("trace.csv"), "time\n" + rows);
    Path scenario =
        Files.writeString(
            folder.resolve("replay.conf"),
            """
            producers { network { type = file-replay, file = trace.csv } }
            pipeline { type = queue }
            consumers { database { type = log } }
            """);
    Ended run = Program.run("run", scenario.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("result      FAILED").contains("balanced: every message");
    assertThat(run.err())
        .contains("sim-runner: network-1 failed: ")
        .contains(trace + ":1002:")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "run"})
  void aTraceThatDoesNotFitItsFormatIsAMistakeWithItsPlaceAndExitCode2(String command)
      throws Exception {
    Path trace = Files.writeString(folder.resolve("trace.csv"), "time\nlater\n");
    Path scenario =
        Files.writeString(
            folder.resolve("replay.conf"),
            """
            producers { network { type = file-replay, file = trace.csv } }
            pipeline { type = queue }
            consumers { database { type = log } }
            """);
    Ended ended = Program.run(command, scenario.toString());

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains(":1: producers.network: " + trace + ":2: 'later' is not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "compare", "check", "list", "describe"})
  void everyCommandHasHelpWithExamples(String command) throws Exception {
    Ended help = Program.run(command, "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Examples:").contains("sim-runner " + command);
    assertThat(help.out()).as("no colour when not on a terminal").doesNotContain("\033");
  }

  @Test
  void aWrongCommandLineIsExplainedWithExitCode2() throws Exception {
    Ended typo = Program.run("chekc", "conf/lock.conf");
    assertThat(typo.exitCode()).isEqualTo(2);
    assertThat(typo.err())
        .startsWith(
            "sim-runner: unknown command 'chekc'; allowed: advise, check, compare, describe, explore, fit,"
                + " help, init, list, merge, run, size, sweep; did you mean 'check'?");

    Ended noFile = Program.run("run");
    assertThat(noFile.exitCode()).isEqualTo(2);
    assertThat(noFile.err()).startsWith("sim-runner: Missing required parameter: 'FILE'");
  }

  @Test
  void pipelinesAreComparedInATable() throws Exception {
    Ended compare =
        Program.run(
            "compare",
            "conf/bursty-database.conf",
            "--pipelines",
            "lock,queue,ring,buffer",
            "--engine",
            "virtual");

    assertThat(compare.err()).isEmpty();
    assertThat(compare.exitCode()).isZero();
    assertThat(compare.out())
        .containsPattern("\n  lock +1 +\\d")
        .containsPattern("\n  queue +1,000 +\\d")
        .containsPattern("\n  ring +1,024 +\\d")
        .containsPattern("\n  buffer +1,000 +\\d")
        .contains("  Lowest loss: queue, ring and buffer (0.0 %); highest: lock (");
  }

  @Test
  void theVersionNamesTheCommit() throws Exception {
    assertThat(Program.run("--version").out())
        .matches("Millrace \\d+\\.\\d+\\.\\d+ \\(commit ([0-9a-f]{7,}\\+?|unknown)\\)\\R");
  }

  @Test
  void listShowsEveryPluginByKind() throws Exception {
    List<String> lines = Program.run("list").out().lines().toList();

    assertThat(lines)
        .containsSubsequence("producers:", "pipelines:", "consumers:", "overflow policies:")
        .anyMatch(line -> line.startsWith("  bursty           On-off bursts"))
        .anyMatch(line -> line.startsWith("  lock           "));
  }

  @Test
  void describeShowsEveryKeyWithItsDefault() throws Exception {
    assertThat(Program.run("describe", "queue").out()).contains("capacity = 1000");
    assertThat(Program.run("describe", "run").out()).contains("stall-timeout = 10s");
    assertThat(Program.run("describe", "kueue").exitCode()).isEqualTo(2);
  }

  @Test
  void externalPluginIsFoundInItsFolder() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    Files.copy(
        Program.ROOT.resolve("examples/pareto-plugin/target/pareto-plugin-1.0.0.jar"),
        plugins.resolve("pareto.jar"));
    Ended run =
        Program.run("run", "examples/pareto-plugin/pareto.conf", "--plugins", plugins.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("delivered +200 +100.0 %");
    assertThat(Program.run("describe", "pareto", "--plugins", plugins.toString()).out())
        .contains("shape = 1.5");
  }
}
