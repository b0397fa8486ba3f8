package dev.millrace.distributions;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;

/** Adapts the generator of a worker to the samplers of Commons RNG. */
final class UniformSource {

  private UniformSource() {}

  /**
   * Returns the generator itself if it has both interfaces, otherwise an adapter. The adapter of a
   * SplittableRandom is a separate lambda, so that its call is inlined even if other generators are
   * in use: a draw costs half as much.
   */
  static UniformRandomProvider of(RandomGenerator random) {
    if (random instanceof UniformRandomProvider direct) {
      return direct;
    }
    return random instanceof SplittableRandom splittable ? splittable::nextLong : random::nextLong;
  }
}
