package dev.millrace.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.binding.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of mistakes: what a user gets wrong, and the exact message for it. */
class ScenarioMistakesTest {

  private static final ScenarioLoader LOADER =
      new ScenarioLoader(FakePlugin.catalog(), new Problems());

  @TempDir private Path folder;

  /** A row of the table: a scenario, values of the command line, and all that is said about it. */
  private record Mistake(String name, String scenario, List<String> overrides, List<String> said) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeEach
  void createOtherFiles() throws IOException {
    Files.writeString(folder.resolve("lock.conf"), "");
    Files.writeString(folder.resolve("broken.conf"), "\nvars { a = [1, 2 }\n");
    Files.writeString(folder.resolve("wanting.conf"), "\n\ninclude required(\"nowhere.conf\")\n");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void mistake_hasTheExpectedMessage(Mistake mistake) throws IOException {
    assertThat(said(mistake.scenario, mistake.overrides)).containsExactlyElementsOf(mistake.said);
  }

  @Test
  void table_hasManyMistakes() throws IOException {
    assertThat(table()).hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void missingFile_suggestsASimilarName() {
    assertThat(saidOf(folder.resolve("lok.conf"), List.of()))
        .containsExactly("lok.conf: no such file; did you mean 'lock.conf'?");
    assertThat(saidOf(folder.resolve("something-else.conf"), List.of()))
        .containsExactly("something-else.conf: no such file");
  }

  @ParameterizedTest
  @CsvSource({"[, ]", "{ a = , }", "'{ a = [', ']}'", "'${x.y} { a = ', }"})
  void deepNesting_isRefused(String open, String close) throws IOException {
    String deep = "vars.x = " + open.repeat(50_000) + "1" + close.repeat(50_000);

    assertThat(said(deep, List.of()))
        .containsExactly(
            "x.conf: blocks or lists are nested too deep to be read; allowed: up to some hundred"
                + " levels");
  }

  @Test
  void folder_isRefused() throws IOException {
    Files.createDirectory(folder.resolve("sub"));

    assertThat(saidOf(folder.resolve("sub"), List.of()))
        .containsExactly("sub: a folder; allowed: a file");
  }

  private List<String> said(String scenario, List<String> overrides) throws IOException {
    Path file = folder.resolve("x.conf");
    Files.writeString(file, scenario);
    return saidOf(file, overrides);
  }

  private List<String> saidOf(Path file, List<String> overrides) {
    try {
      return List.of(
          "no problem at all: "
              + LOADER.load(file, overrides.stream().map(ScenarioOverride::set).toList()));
    } catch (ScenarioException e) {
      return e.problems().stream()
          .map(Problem::toString)
          .map(line -> line.replace(folder + "/", ""))
          .map(line -> line.replace('"' + System.getenv("PATH") + '"', "PATH"))
          .toList();
    }
  }

  /**
   * Reads the table. A line {@code == name} begins a row; then the scenario, with {@code $ --set …}
   * lines for the command line, and after {@code --} what is said. Blocks that a row does not
   * mention are added at its end, in a sound form.
   */
  static Stream<Mistake> table() throws IOException {
    String text;
    try (InputStream stream =
        Objects.requireNonNull(ScenarioMistakesTest.class.getResourceAsStream("mistakes.txt"))) {
      text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    return Stream.of(text.split("(?m)^== ")).skip(1).map(ScenarioMistakesTest::row);
  }

  private static Mistake row(String row) {
    List<String> scenario = new ArrayList<>();
    List<String> overrides = new ArrayList<>();
    List<String> said = new ArrayList<>();
    boolean afterwards = false;
    for (String line : row.lines().skip(1).toList()) {
      if (line.equals("--")) {
        afterwards = true;
      } else if (afterwards && !line.isBlank()) {
        said.add(line);
      } else if (line.startsWith("$ --set ")) {
        overrides.add(line.substring("$ --set ".length()));
      } else if (!afterwards) {
        scenario.add(line);
      }
    }
    for (String block :
        List.of(
            "producers { p { type = random, messages = 10 } }",
            "pipeline { type = queue }",
            "consumers { c { type = log } }")) {
      String name = block.substring(0, block.indexOf(' '));
      if (scenario.stream().noneMatch(line -> line.replaceFirst("^# no ", "").startsWith(name))) {
        scenario.add(block);
      }
    }
    return new Mistake(
        row.lines().findFirst().orElseThrow(), String.join("\n", scenario), overrides, said);
  }
}
