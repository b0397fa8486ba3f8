package dev.millrace.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A setting that is never shown, such as a password: neither in the resolved scenario nor in
 * results, logs and messages. Usually it is from the environment: {@code password =
 * ${?DB_PASSWORD}}.
 */
public final class Secret {

  /** The text that is shown in place of a secret. */
  public static final String HIDDEN = "(hidden)";

  private final String text;

  /** Creates a secret of the given text. */
  public Secret(String text) {
    this.text = requireNonNull(text, "text");
  }

  /** Returns the secret itself. */
  public String reveal() {
    return text;
  }

  /** Returns a text, such as the message of an exception, in which the secret is hidden. */
  public String hideIn(String shown) {
    return text.isEmpty() ? shown : shown.replace(text, HIDDEN);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && text.equals(secret.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns {@link #HIDDEN}. */
  @Override
  public String toString() {
    return HIDDEN;
  }
}
