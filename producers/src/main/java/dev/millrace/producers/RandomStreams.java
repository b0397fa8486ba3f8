package dev.millrace.producers;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Splits the random stream of a worker into independent streams. */
public final class RandomStreams {

  private RandomStreams() {}

  /**
   * Returns a new stream, seeded from the given one. With a stream for the bodies and one for each
   * kind of time, a change of one setting does not change the other draws, so that runs stay
   * comparable.
   */
  public static RandomGenerator split(RandomGenerator random) {
    return new SplittableRandom(random.nextLong());
  }
}
