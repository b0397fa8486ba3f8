package dev.millrace.producers;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Splits the random stream of a worker into one for each thing that it draws. */
public final class RandomStreams {

  private RandomStreams() {}

  /**
   * A stream of its own, seeded from the given one. With one for the bodies and one for each time,
   * messages of another size, or another distribution of one time, leave all else as it was: runs
   * that differ in one setting stay comparable.
   */
  public static RandomGenerator split(RandomGenerator random) {
    return new SplittableRandom(random.nextLong());
  }
}
