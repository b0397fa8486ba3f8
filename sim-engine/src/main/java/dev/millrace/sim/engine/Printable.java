package dev.millrace.sim.engine;

import java.util.Locale;

/**
 * Escapes text for people: what files, plug-ins, paths and exceptions contain must not control a
 * terminal or change the order in which text is shown.
 *
 * <p>Control characters (C0, C1), bidirectional marks and the separators of lines and paragraphs
 * become {@code \\uXXXX}, which is also how JSON and HOCON write them.
 */
public final class Printable {

  private Printable() {}

  /** Returns a text without control characters other than line breaks and tabs. */
  public static String text(String text) {
    return escape(text, false);
  }

  /** Returns a text as one line: line breaks and tabs become {@code \n}, {@code \r}, {@code \t}. */
  public static String line(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean oneLine) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isUnsafe(c) || !oneLine && isLayout(text, i)) {
        if (escaped != null) {
          escaped.append(c);
        }
      } else {
        if (escaped == null) {
          escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
        }
        escaped.append(escape(c));
      }
    }
    return escaped == null ? text : escaped.toString();
  }

  private static boolean isUnsafe(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> isBidirectional(c);
      default -> false;
    };
  }

  private static boolean isBidirectional(char c) {
    return c == '\u061c'
        || c == '\u200e'
        || c == '\u200f'
        || c >= '\u202a' && c <= '\u202e'
        || c >= '\u2066' && c <= '\u2069';
  }

  /** Returns whether a character is a line break or a tab; a lone carriage return is none. */
  private static boolean isLayout(String text, int at) {
    char c = text.charAt(at);
    return c == '\n' || c == '\t' || c == '\r' && text.startsWith("\n", at + 1);
  }

  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, "\\u%04x", (int) c);
    };
  }
}
