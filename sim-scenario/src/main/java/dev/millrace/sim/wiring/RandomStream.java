package dev.millrace.sim.wiring;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/** A stream of random numbers. For one thread. */
final class RandomStream implements RandomGenerator {

  private final XoShiRo256PlusPlus source;

  /** Creates a stream from a state of 256 bits, which are not all zero. */
  RandomStream(long[] state) {
    source = new XoShiRo256PlusPlus(state);
  }

  @Override
  public long nextLong() {
    return source.nextLong();
  }
}
