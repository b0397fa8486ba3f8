package dev.millrace.distributions;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;

/** The generator of a worker as the samplers of Commons RNG want it. */
final class UniformSource {

  private UniformSource() {}

  /**
   * The generator itself if it is of both kinds, else a view of it. The usual kind of generator has
   * a view of its own: where two kinds meet at one call, the compiler can follow neither, and each
   * draw costs twice as much.
   */
  static UniformRandomProvider of(RandomGenerator random) {
    if (random instanceof UniformRandomProvider direct) {
      return direct;
    }
    return random instanceof SplittableRandom usual ? usual::nextLong : random::nextLong;
  }
}
