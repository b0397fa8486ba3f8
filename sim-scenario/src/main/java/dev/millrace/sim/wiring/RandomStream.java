package dev.millrace.sim.wiring;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/** A stream of random numbers, as components know them. For one thread. */
final class RandomStream implements RandomGenerator {

  private final XoShiRo256PlusPlus source;

  /** Starts where the given 256 bits say; they are not all zero. */
  RandomStream(long[] state) {
    source = new XoShiRo256PlusPlus(state);
  }

  @Override
  public long nextLong() {
    return source.nextLong();
  }
}
