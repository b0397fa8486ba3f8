/**
 * The workers of the real engine under a controlled scheduler and clock, one step at a time, so
 * that every order of steps can be explored.
 */
@NullMarked
package dev.millrace.sim.engine.stepwise;

import org.jspecify.annotations.NullMarked;
