package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.millrace.acceptance.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The release archive, unpacked. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs the launcher for POSIX shells")
class InstalledProgramIT {

  @TempDir static Path folder;

  @TempDir Path elsewhere;

  private static Path installation;
  private static Path launcher;

  @BeforeAll
  static void install() throws Exception {
    installation = unpack(folder);
    launcher = installation.resolve("bin/sim-runner");
  }

  @Test
  void runsFromAnyFolderThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(elsewhere.resolve("sr"), launcher);

    Ended run = execute(link, "run", installation.resolve("conf/lock.conf").toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("balanced: every message is accounted for");
  }

  @Test
  void runsInAFolderWithASpaceInItsName() throws Exception {
    Path programs = Files.createDirectory(elsewhere.resolve("my programs"));

    Ended help = execute(unpack(programs).resolve("bin/sim-runner"), "help", "run");

    assertThat(help.err()).isEmpty();
    assertThat(help.out()).startsWith("Usage: sim-runner run");
  }

  @Test
  void passesArgumentsAndExitCodesOn() throws Exception {
    Ended check = execute(launcher, "check", "no such  file.conf");

    assertThat(check.exitCode()).isEqualTo(2);
    assertThat(check.err()).contains("no such  file.conf");
  }

  @Test
  void firstShortCommandLeavesAnArchiveOfClassesThatTheNextOneUses() throws Exception {
    execute(launcher, "list");
    Ended second = execute(Map.of("JAVA_OPTS", "-Xlog:class+load"), launcher, "list");

    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .containsPattern("dev\\.millrace\\.sim\\.cli\\.Main source: shared objects file \\(top\\)");
  }

  @Test
  void archiveOfClassesIsInTheUsersCacheWhereTheInstallationMayNotBeWritten() throws Exception {
    Path lib = installation.resolve("lib");
    lib.toFile().setWritable(false);
    try {
      assumeThat(Files.isWritable(lib)).as("root may write everywhere").isFalse();
      execute(Map.of("XDG_CACHE_HOME", elsewhere.toString()), launcher, "list");

      try (Stream<Path> files = Files.walk(elsewhere.resolve("millrace"))) {
        assertThat(files).anyMatch(file -> file.toString().endsWith(".jsa"));
      }
    } finally {
      lib.toFile().setWritable(true);
    }
  }

  @Test
  void findsThePluginsOfTheInstallation() throws Exception {
    Path jar = Program.ROOT.resolve("examples/pareto-plugin/target/pareto-plugin-1.0.0.jar");
    Path copy = Files.copy(jar, installation.resolve("plugins").resolve(jar.getFileName()));
    try {
      assertThat(execute(launcher, "list").out()).contains("pareto");
    } finally {
      Files.delete(copy);
    }
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() throws Exception {
    Ended run = execute(Map.of("JAVA_HOME", "/nowhere"), launcher, "list");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "sim-runner: JAVA_HOME is /nowhere, where there is no bin/java; it has to name a Java"
                + " 17 or later\n");
  }

  @Test
  void everyCommandHasAManPage() {
    Path pages = installation.resolve("share/man/man1");

    assertThat(List.of("sim-runner.1", "sim-runner-run.1", "sim-runner-size.1"))
        .allMatch(name -> Files.exists(pages.resolve(name)));
  }

  @Test
  void bashCompletesCommands() throws Exception {
    String script =
        """
        . '%s'
        COMP_WORDS=(sim-runner comp) COMP_CWORD=1 COMP_LINE='sim-runner comp' COMP_POINT=15
        _complete_sim-runner
        echo "${COMPREPLY[@]}"
        """
            .formatted(installation.resolve("share/bash-completion/completions/sim-runner"));

    assertThat(execute(elsewhere, Map.of(), List.of("bash", "-c", script)).out().strip())
        .isEqualTo("compare");
  }

  /** Unpacks the archive into a folder and returns the folder of the installation. */
  private static Path unpack(Path folder) throws Exception {
    Path archive;
    try (Stream<Path> files = Files.list(Program.ROOT.resolve("release/target"))) {
      archive = files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
    }
    execute(folder, Map.of(), List.of("tar", "xzf", archive.toString()));
    return folder.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
  }

  private Ended execute(Path program, String... arguments) throws Exception {
    return execute(Map.of(), program, arguments);
  }

  private Ended execute(Map<String, String> environment, Path program, String... arguments)
      throws Exception {
    return execute(
        elsewhere,
        environment,
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList());
  }

  private static Ended execute(Path where, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return Program.start(builder).await();
  }
}
