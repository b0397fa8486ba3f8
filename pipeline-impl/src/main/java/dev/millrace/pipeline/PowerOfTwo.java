package dev.millrace.pipeline;

/** The rule of rings, whose places are found by a mask: their number is a power of two. */
final class PowerOfTwo {

  private PowerOfTwo() {}

  /**
   * Refuses any other number that is at least 1.
   *
   * @param name of the setting
   * @throws IllegalArgumentException that names the two nearest ones
   */
  static void require(int number, String name) {
    int below = Integer.highestOneBit(number);
    if (number > 0 && number != below) {
      throw new IllegalArgumentException(
          "%s is %d; allowed: a power of two, such as %d or %d"
              .formatted(name, number, below, 2L * below));
    }
  }
}
