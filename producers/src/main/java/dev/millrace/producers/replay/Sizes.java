package dev.millrace.producers.replay;

/** Reads the sizes of a trace. */
final class Sizes {

  private static final String WHOLE_NUMBER = "\\+?\\d{1,18}(\\.0*)?";

  private Sizes() {}

  /**
   * Parses a size in bytes.
   *
   * @throws IllegalArgumentException if the text is not a whole number of at least 0
   */
  static long bytes(String text) {
    if (!text.matches(WHOLE_NUMBER)) {
      throw new IllegalArgumentException(
          "%s is not a size; allowed: a whole number of bytes of at least 0"
              .formatted(Quoted.of(text)));
    }
    int point = text.indexOf('.');
    return Long.parseLong(point < 0 ? text : text.substring(0, point));
  }
}
