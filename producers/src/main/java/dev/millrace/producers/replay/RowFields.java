package dev.millrace.producers.replay;

import org.jspecify.annotations.Nullable;

/** The texts of a row's fields. */
@FunctionalInterface
interface RowFields {

  /**
   * Returns the text of a field; null if rows have no such field, or this one leaves it out.
   *
   * @throws IllegalArgumentException if the row ends before the field
   */
  @Nullable String text(Field field);
}
