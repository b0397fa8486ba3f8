package dev.millrace.sim.binding;

import com.typesafe.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** Reads one kind of setting. */
interface ValueReader {

  /** Returns the allowed values, as a noun phrase: {@code a whole number of at least 1}. */
  String allowed();

  /**
   * Reads a value that is not null.
   *
   * @return the setting; null if problems within the value were reported
   * @throws Refusal if the value as a whole is not allowed
   */
  @Nullable Object read(ConfigValue value, String path) throws Refusal;
}
