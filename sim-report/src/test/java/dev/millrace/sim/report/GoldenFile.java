package dev.millrace.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed text that an output is compared with. {@code -Dmillrace.golden.update=true} rewrites
 * the files instead; the diff then shows each change of wording.
 */
final class GoldenFile {

  private static final Path RESOURCES = Path.of("src/test/resources/dev/millrace/sim/report");
  static final Path GOLDEN = RESOURCES.resolve("golden");

  /** The scenarios of the golden files. */
  static final Path SCENARIOS = RESOURCES.resolve("scenarios");

  private GoldenFile() {}

  /** Compares an output with the file of this name, or rewrites the file. */
  static void check(String name, String output) throws Exception {
    Path file = GOLDEN.resolve(name);
    String text = mask(output);
    if (Boolean.getBoolean("millrace.golden.update")) {
      Files.writeString(file, text);
    }
    assertThat(text).as(name).isEqualTo(Files.exists(file) ? Files.readString(file) : "");
  }

  /** Replaces what depends on the build and the folder. */
  private static String mask(String output) {
    return output
        .replace(System.lineSeparator(), "\n")
        .replaceAll("Millrace \\S+ \\(commit \\S+\\)", "Millrace VERSION")
        .replaceAll("\"version\" : \"[^\"]*\"", "\"version\" : \"VERSION\"")
        .replace(SCENARIOS + "/", "")
        .replace("../conf/", "conf/");
  }

  /** Replaces every figure that differs from run to run on real threads. */
  static String maskRealTime(String output) {
    return output
        .replaceAll("(?m)^  limited by .*\\R( {14}.*\\R)*", "")
        .replaceAll("longest [\\d,]+", "longest #")
        .replaceAll(" *[<>]? ?\\b[\\d,]*\\d(\\.\\d+)? (ns|us|ms|s|min|%)", " #")
        .replaceAll(" +[\\d,]+\\.\\d+", " #")
        .replaceAll("(?m)^(  (?:archive|database)) +[\\d,]+ ", "$1 # "); // who takes which
  }
}
