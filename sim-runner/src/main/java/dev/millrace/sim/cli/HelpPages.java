package dev.millrace.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;

/** Keeps help pages from breaking keys such as {@code run.messages} after the dot. */
final class HelpPages {

  private static final int WIDTH = 80;

  /** A line that ends in the first part of a key; a sentence is followed by a capital letter. */
  private static final Pattern BROKEN = Pattern.compile("(.*\\S)\\s+(\\S*\\w\\.)");

  private static final Pattern REST = Pattern.compile("(\\s*)([a-z]\\S*.*)");
  private static final Pattern LAST_WORD = Pattern.compile("(\\s*\\S.*\\S)\\s+(\\S+)");

  private HelpPages() {}

  /** Sets up a command and its subcommands. */
  static CommandLine unbroken(CommandLine command) {
    command
        .getHelpSectionMap()
        .replaceAll(
            (section, renderer) -> (IHelpSectionRenderer) help -> mend(renderer.render(help)));
    command.getSubcommands().values().forEach(HelpPages::unbroken);
    return command;
  }

  /** Moves the first parts of broken keys to the lines of their last parts. */
  static String mend(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int i = 0; i + 1 < lines.size(); i++) {
      Matcher broken = BROKEN.matcher(lines.get(i));
      Matcher rest = REST.matcher(lines.get(i + 1));
      if (broken.matches() && rest.matches()) {
        lines.set(i, broken.group(1));
        lines.set(i + 1, rest.group(1) + broken.group(2) + rest.group(2));
        shorten(lines, i + 1, rest.group(1));
      }
    }
    String end = System.lineSeparator();
    return String.join(end, lines) + (text.endsWith("\n") ? end : "");
  }

  /** Moves words from the end of a line that is too long to the next line of its paragraph. */
  private static void shorten(List<String> lines, int at, String indent) {
    Matcher last = LAST_WORD.matcher(lines.get(at));
    while (lines.get(at).length() > WIDTH && last.matches()) {
      lines.set(at, last.group(1));
      boolean continues =
          at + 1 < lines.size() && lines.get(at + 1).matches(Pattern.quote(indent) + "\\S.*");
      if (continues) {
        lines.set(
            at + 1, indent + last.group(2) + " " + lines.get(at + 1).substring(indent.length()));
      } else {
        lines.add(at + 1, indent + last.group(2));
      }
      shorten(lines, at + 1, indent);
      last = LAST_WORD.matcher(lines.get(at));
    }
  }
}
