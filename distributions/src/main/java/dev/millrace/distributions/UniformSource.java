package dev.millrace.distributions;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;

/** The generator of a worker as the samplers of Commons RNG want it. */
final class UniformSource {

  private UniformSource() {}

  /** The generator itself if it is of both kinds, which saves a call a draw; else a view of it. */
  static UniformRandomProvider of(RandomGenerator random) {
    return random instanceof UniformRandomProvider direct ? direct : random::nextLong;
  }
}
