package dev.millrace.api;

import java.util.random.RandomGenerator;

/**
 * A generator whose stream begins anew with each message that a consumer is given. The engine
 * positions it, so a consumer that draws from its generator when it is called needs no change.
 *
 * <p>A component that is given one must not make draws ahead of the call that uses them, nor seed a
 * generator of its own from it once and for all.
 */
public interface RestartingRandom extends RandomGenerator {}
