package dev.millrace.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command in a Markdown page, and the output that the page shows: a {@code sh} block that starts
 * the program and the next {@code text} block after it.
 *
 * @param arguments of the program
 * @param output the content of the text block
 */
record Transcript(List<String> arguments, String output) {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|text)\\R(.*?)^```$");

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)(?:java -jar sim-runner/target/sim-runner\\.jar|^sim-runner) ([^#\\n]+)");

  private static final Pattern LOG_LINE =
      Pattern.compile("(?m)^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} .*\\R");

  /** Returns the transcripts of a page in their order. */
  static List<Transcript> of(String page) {
    List<Transcript> transcripts = new ArrayList<>();
    List<String> arguments = List.of();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      if (block.group(1).equals("text") && !arguments.isEmpty()) {
        transcripts.add(new Transcript(arguments, block.group(2)));
        arguments = List.of();
      }
      Matcher command = COMMAND.matcher(block.group(2).replace("\\\n", " "));
      if (block.group(1).equals("sh") && command.find()) {
        arguments = List.of(command.group(1).strip().split("\\s+"));
      }
    }
    return transcripts;
  }

  /** Whether the page shows the log, which goes to standard error, above the summary. */
  boolean showsLog() {
    return LOG_LINE.matcher(output).find();
  }

  /**
   * Replaces what differs from run to run: times of day, the commit, wall-clock figures, and on
   * real threads every measured figure. Log lines are sorted, because those of two workers may be
   * swapped.
   */
  static String masked(String output) {
    String text =
        output.replaceAll("commit [^)]+", "commit #").replaceAll(" s in [\\d.]+ \\w+", " s in #");
    if (!text.contains("real time")) {
      return text;
    }
    String summary =
        LOG_LINE
            .matcher(text)
            .replaceAll("")
            .replaceAll("(?m)^  (behind|overloaded) .*\\R( {14}.*\\R)*", "")
            .replaceAll("(?m)^  Sojourn p99.*", "  Sojourn p99 #")
            .replaceAll("(?m)^  Limited by .*\\R( {4}.*\\R)*", "")
            .replaceAll("(?m)^  limited by .*\\R( {14}.*\\R)*", "")
            .replaceAll("longest [\\d,]+", "longest #")
            .replaceAll(" *[<>]? ?\\b[\\d,]*\\d(\\.\\d+)? (ns|us|ms|s|min|%)", " #")
            .replaceAll(" +[\\d,]+\\.\\d+", " #");
    List<String> log =
        LOG_LINE.matcher(text).results().map(line -> line.group().substring(13)).sorted().toList();
    return String.join("", log) + summary;
  }
}
