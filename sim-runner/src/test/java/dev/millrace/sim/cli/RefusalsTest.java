package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fixtures.PluginJars;
import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes that are reported before anything is run. */
class RefusalsTest {

  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void write() throws Exception {
    scenario("type = queue");
  }

  private void scenario(String pipeline) throws Exception {
    file =
        Files.writeString(
            folder.resolve("s.conf"),
            """
            producers { gold { type = random, messages = 4 }, silver { type = random, messages = 4 } }
            pipeline { %s }
            consumers.db { type = slow-database, service = 1ms }
            """
                .formatted(pipeline));
  }

  private Ended run(String command, String... options) {
    return Shell.run(
        Stream.concat(Stream.of(command, file.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private void assertRefused(Ended ended, String... said) {
    assertThat(ended.err()).contains(said).doesNotContain("\tat ");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "run", "explore"})
  void refusalOfAComponent_hasItsPlace(String command) throws Exception {
    scenario("type = priority, by.order = [brass]");

    assertRefused(
        run(command),
        file + ":2: pipeline: order names 'brass', which is no producer; allowed: gold, gold-1, ",
        "1 problem");
  }

  @Test
  void refusedSettingsInAComparison_haveTheType() throws Exception {
    scenario("type = queue, capacity = 1000");

    assertRefused(
        run("compare", "--pipelines=ring"),
        file
            + ":2: pipeline: with ring: capacity is 1000; allowed: a power of two, such as 512 or");
  }

  @Test
  void refusalOfAComponentInAComparison_hasTheType() {
    assertRefused(
        run(
            "compare",
            "--pipelines=queue,priority",
            "--set=millrace.pipelines.priority.by.order=[brass]"),
        file + ":2: pipeline: with priority: order names 'brass'");
  }

  @Test
  void settingsOutsideTheMillraceBlock_areRefused() {
    assertRefused(
        run("run", "--set", "pipelines.ring.capacity=8"),
        "pipelines: not a block of a scenario; defaults of a type are set in millrace.pipelines");
  }

  @Test
  void optionsForKeys_areCheckedLikeKeys() {
    assertRefused(
        run("run", "--engine", "virtul", "--seed", "one"),
        "--engine virtul: run.engine: found \"virtul\"; allowed: both, real, virtual; did you mean"
            + " 'virtual'?",
        "--seed one: run.seed: found \"one\"; allowed: a whole number",
        "2 problems");
  }

  @Test
  void engineOfCompare_isCheckedLikeTheKey() {
    assertRefused(run("compare", "--pipelines", "queue", "--engine", "reel"), "--engine reel: run");
  }

  @Test
  void optionThatIsNotANumber_isRefused() {
    assertRefused(run("explore", "--schedules", "many"), "--schedules: found \"many\"; allowed: a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--trace", "--plugins"})
  void invalidPath_isRefused(String option) {
    assertRefused(run("run", option, "a\0b"), option + ": found \"a\\u0000b\"; allowed: a folder");
  }

  @Test
  void controlCharactersInAScenario_areEscapedOnOneLine() throws Exception {
    scenario("type = \"qu\\u001b[31m\\u009b\\u202e\\neue\"");

    assertRefused(run("check"), "unknown pipeline 'qu\\u001b[31m\\u009b\\u202e\\neue'; allowed: ");
  }

  @Test
  void controlCharactersInAnArgument_areEscapedOnOneLine() {
    Ended ended = Shell.run("ch\u001b[31m\neck");

    assertThat(ended.err()).startsWith("sim-runner: unknown command 'ch\\u001b[31m\\neck'");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void check_refusesAnEndlessRunInVirtualTime() {
    String[] endless = {"--set", "producers.gold.messages=null"};
    assertThat(run("check", endless).exitCode()).isZero();

    assertRefused(
        run("check", "--engine", "virtual", endless[0], endless[1]),
        file + ":1: producers.gold: never ends, and a run in virtual time has to; allowed with");
  }

  @Test
  void unwritableTrace_isRefusedBeforeTheRun() throws Exception {
    Files.createDirectory(folder.resolve("timeline.txt"));
    assertRefused(
        run("run", "--trace", folder.toString()),
        "--trace: " + folder.resolve("timeline.txt") + " cannot be written: Is a directory");
  }

  @Test
  void refusedTrace_leavesNoFiles() throws Exception {
    Files.createDirectory(folder.resolve("sequence.mmd"));

    assertRefused(run("run", "--trace", folder.toString()), "sequence.mmd cannot be written");

    assertThat(folder.resolve("timeline.txt")).doesNotExist();
  }

  @Test
  void failedRun_leavesTracesAsTheyWere() throws Exception {
    Path earlier = Files.createDirectory(folder.resolve("earlier"));
    Files.writeString(earlier.resolve("timeline.txt"), "of an earlier run");
    Path plugins = Files.createDirectory(folder.resolve("parts"));
    PluginJars.jar()
        .with(
            "Parts",
            """
            public class Parts extends dev.millrace.plugin.Plugin {
              @dev.millrace.api.RealTimeOnly("it connects")
              public static class Broken implements dev.millrace.api.Consumer {
                public Broken() { throw new IllegalStateException("no connection"); }
                public void accept(dev.millrace.api.Message m, dev.millrace.api.Clock c) {}
              }
              protected void configure() { bindConsumer("broken", Broken.class); }
            }
            """)
        .file("reference.conf", "millrace.consumers.broken {}")
        .provides("Parts")
        .write(plugins.resolve("parts.jar"));
    Path file =
        Files.writeString(
            folder.resolve("broken.conf"),
            """
            producers.p { type = random, messages = 4 }
            pipeline.type = queue
            consumers.db.type = broken
            """);
    Path fresh = folder.resolve("new/trace");
    for (Path traces : List.of(fresh, earlier)) {
      Ended failed = Shell.run("run", file.toString(), "--plugins=" + plugins, "--trace=" + traces);
      assertThat(failed.err()).contains("no connection");
      assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
    }
    assertThat(folder.resolve("new")).doesNotExist();
    assertThat(earlier.resolve("timeline.txt")).hasContent("of an earlier run");
    assertThat(earlier.resolve("sequence.mmd")).doesNotExist();
  }

  @Test
  void emptyFileName_isRefused() {
    assertRefused(Shell.run("run", ""), "FILE: an empty name; allowed: the file of a scenario");
  }

  @Test
  void emptyPluginFolder_isRefused() {
    assertRefused(run("run", "--plugins", ""), "--plugins : an empty name; allowed: a folder");
  }

  @Test
  void emptyTraceFolder_isRefused() {
    assertRefused(run("run", "--trace", ""), "--trace: an empty name; allowed: a folder");
  }

  @Test
  void missingCommand_isRefused() {
    assertRefused(
        Shell.run(),
        "sim-runner: no command; allowed: advise, check, compare, describe, explore, fit, help, init,"
            + " list, merge, run, size, sweep");
  }

  @Test
  void helpOfAnUnknownCommand_isRefusedWithTheNearest() {
    assertRefused(
        Shell.run("help", "rnu"),
        "sim-runner: unknown command 'rnu'; allowed: advise, check, compare, describe, explore, fit,"
            + " help, init, list, merge, run, size, sweep; did you mean 'run'?");
  }

  @Test
  void misspeltOption_isRefusedWithTheNearest() {
    assertRefused(
        run("run", "--sett", "a=b"), "sim-runner: unknown option '--sett'; did you mean '--set'?");
  }

  @Test
  void misspeltType_isRefusedWithTheNearest() {
    assertRefused(
        Shell.run("describe", "bursti"),
        "sim-runner: unknown type 'bursti'; did you mean 'bursty'? 'sim-runner list' prints all");
  }

  @Test
  void stepByStepRun_withReplications_isRefused() {
    String reason = "only one run is explored or replayed: set run.replications=1 and";
    assertRefused(run("run", "--schedule", "a", "--set", "run.replications=3"), reason);
    assertRefused(run("explore", "--set", "run.precision=2%"), reason);
  }

  @Test
  void tooManySeconds_areRefused() {
    assertRefused(
        run("explore", "--seconds", "99999999999"),
        "--seconds is 99999999999; allowed: 1 to 1000000000");
  }
}
