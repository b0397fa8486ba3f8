package dev.millrace.producers.replay;

/** Quotes text of a file for messages, on one line and of limited length. */
final class Quoted {

  private static final int MAX_CHARS = 80;

  private Quoted() {}

  static String of(String text) {
    String start = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "…" : text;
    return "'" + start.replaceAll("\\p{Cntrl}", " ") + "'";
  }
}
