package dev.millrace.testkit;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random streams for tests: the same on every JDK for the same seed. */
public final class SeededRandom {

  private SeededRandom() {}

  public static RandomGenerator of(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
