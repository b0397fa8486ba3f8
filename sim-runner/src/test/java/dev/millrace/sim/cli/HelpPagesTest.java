package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares every help page with its golden file. Run with {@code -Dmillrace.golden.update=true} to
 * rewrite the files.
 */
class HelpPagesTest {

  private static final Path GOLDEN_FILES = Path.of("src/test/resources/dev/millrace/sim/cli/help");

  static Stream<String> commands() {
    return Stream.concat(
        Stream.of("sim-runner"), Main.commandLine().getSubcommands().keySet().stream());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpPage_equalsGoldenFile(String command) throws Exception {
    List<String> arguments =
        command.equals("sim-runner") ? List.of("--help") : List.of(command, "--help");
    String page = Shell.run(arguments.toArray(String[]::new)).out();

    Path golden = GOLDEN_FILES.resolve(command + ".txt");
    if (Boolean.getBoolean("millrace.golden.update")) {
      Files.createDirectories(GOLDEN_FILES);
      Files.writeString(golden, page);
    }
    assertThat(page.lines()).allMatch(line -> line.length() <= 80);
    assertThat(page).isEqualToNormalizingNewlines(Files.readString(golden));
  }

  @Test
  void helpCommand_printsThePageOfTheCommand() {
    assertThat(Shell.run("help", "run").out()).isEqualTo(Shell.run("run", "--help").out());
  }

  @Test
  void brokenKey_isMovedToItsLastPart() {
    String broken =
        "  Overrides run.\n  messages and all of its neighbours, which are "
            + "many, such as the keys of it.\n\n  The end.\n  Ends here.";

    assertThat(HelpPages.mend(broken))
        .isEqualToNormalizingNewlines(
            "  Overrides\n  run.messages and all of its neighbours, which are many, such as the keys of"
                + "\n  it.\n\n  The end.\n  Ends here.");
  }
}
