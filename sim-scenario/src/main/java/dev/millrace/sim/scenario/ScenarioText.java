package dev.millrace.sim.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The HOCON text of a scenario: a file, or a string in a program.
 *
 * @param file the file, as problems name it; null for a string
 * @param string the text itself; empty for a file, which is read when the scenario is loaded
 */
public record ScenarioText(@Nullable Path file, String string) {

  private static final String NAME_OF_STRING = "scenario";

  /** Returns the text of a file, which need not exist yet. */
  public static ScenarioText of(Path file) {
    return new ScenarioText(file, "");
  }

  /** Returns a text of which problems are reported as {@code scenario:LINE}. */
  public static ScenarioText of(String hocon) {
    return new ScenarioText(null, hocon);
  }

  /** Returns the name by which problems and results refer to the text. */
  public String name() {
    return file == null ? NAME_OF_STRING : file.toString();
  }

  List<String> lines() throws IOException {
    return file == null
        ? string.lines().toList()
        : Files.readAllLines(file, StandardCharsets.UTF_8);
  }
}
