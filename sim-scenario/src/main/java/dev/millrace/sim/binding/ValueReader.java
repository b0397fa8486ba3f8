package dev.millrace.sim.binding;

import com.typesafe.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** A reader of one kind of setting. */
interface ValueReader {

  /** What is allowed, as a noun phrase: {@code a whole number of at least 1}. */
  String allowed();

  /**
   * Reads a value that is not null.
   *
   * @return the setting; null when problems within the value were reported
   * @throws Refusal when the value as a whole is none of what is allowed
   */
  @Nullable Object read(ConfigValue value, String path) throws Refusal;
}
