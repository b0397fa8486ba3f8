package dev.millrace.testkit;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Creates random streams for tests; equal seeds give equal streams on every JDK. */
public final class SeededRandom {

  private SeededRandom() {}

  public static RandomGenerator of(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
