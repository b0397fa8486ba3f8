package dev.millrace.producers.replay;

/** Quotes what a file holds in messages about it: on one line, and not too long. */
final class Quoted {

  private static final int LONGEST = 80;

  private Quoted() {}

  static String of(String text) {
    String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return "'" + start.replaceAll("\\p{Cntrl}", " ") + "'";
  }
}
