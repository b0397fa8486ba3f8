package dev.millrace.producers.replay;

import java.util.Locale;

/** The fields of a row that have a meaning for its message. */
enum Field {
  /** The time at which the message arrived. */
  TIME("time"),
  /** The date of the times, if it is a field of its own. */
  DATE("date"),
  /** The time at which its service ended. */
  END("end"),
  /** Its service time. */
  SERVICE("service time"),
  /** Its size in bytes. */
  SIZE("size");

  private final String words;

  Field(String words) {
    this.words = words;
  }

  /** Returns the field as in a sentence. */
  String words() {
    return words;
  }

  /** Returns the name of its group in a pattern. */
  String group() {
    return name().toLowerCase(Locale.ROOT);
  }
}
