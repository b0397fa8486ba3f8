package dev.millrace.sim.binding;

import com.typesafe.config.ConfigValue;

/** Thrown by a reader for a value that it cannot accept; turned into a problem by who called it. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final String text;
  private final boolean complete;

  private Refusal(String text, boolean complete) {
    super(text, null, false, false);
    this.text = text;
    this.complete = complete;
  }

  /**
   * @param allowed what is allowed instead, as a noun phrase
   */
  Refusal(String allowed) {
    this(allowed, false);
  }

  /** A refusal in somebody else's words, which say what was found as well. */
  static Refusal inWords(String words) {
    return new Refusal(words, true);
  }

  /** The refusal of something that may be written in another way too. */
  Refusal or(String alternative) {
    return complete ? this : new Refusal(text + ", or " + alternative);
  }

  /** What is wrong with a value. */
  String words(ConfigValue value) {
    return complete ? text : "found " + Found.words(value) + "; allowed: " + text;
  }
}
