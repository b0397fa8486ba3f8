/**
 * The work of producing and consuming workers, one loop for each, whatever runs them: the threads
 * of the real engine, or the controlled scheduler of the stepwise one.
 */
@NullMarked
package dev.millrace.sim.engine.worker;

import org.jspecify.annotations.NullMarked;
