package dev.millrace.sim.binding;

import com.typesafe.config.ConfigValue;

/** Thrown by a reader for a value that it cannot accept. The caller reports it as a problem. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final String text;
  private final String hint;
  private final boolean complete;

  private Refusal(String text, String hint, boolean complete) {
    super(text, null, false, false);
    this.text = text;
    this.hint = hint;
    this.complete = complete;
  }

  /**
   * Creates a refusal.
   *
   * @param allowed the allowed value, as a noun phrase
   */
  Refusal(String allowed) {
    this(allowed, "", false);
  }

  /** Returns a refusal that suggests what was probably meant. */
  static Refusal suggesting(String allowed, String suggestion) {
    return new Refusal(allowed, "; did you mean " + suggestion + "?", false);
  }

  /** Returns a refusal with a complete message, which includes the value that was found. */
  static Refusal inWords(String words) {
    return new Refusal(words, "", true);
  }

  /** Returns the refusal with an alternative added to the allowed values. */
  Refusal or(String alternative) {
    return complete ? this : new Refusal(text + ", or " + alternative, hint, false);
  }

  /** Returns the refusal with another suggestion. */
  Refusal suggesting(String suggestion) {
    return suggesting(text, suggestion);
  }

  /** Returns the message for a value. */
  String words(ConfigValue value) {
    return complete ? text : "found " + Found.words(value) + "; allowed: " + text + hint;
  }
}
