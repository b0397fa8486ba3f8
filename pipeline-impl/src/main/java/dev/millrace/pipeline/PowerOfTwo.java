package dev.millrace.pipeline;

/** The check for capacities that must be a power of two, since rings index by a bit mask. */
final class PowerOfTwo {

  private PowerOfTwo() {}

  /**
   * Checks that a positive number is a power of two.
   *
   * @param name the name of the setting
   * @throws IllegalArgumentException if it is not; the message names the two nearest ones
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
