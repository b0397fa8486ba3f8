/**
 * The engine that plays a scenario step by step, one worker at a time, in an order that somebody
 * else decides: what the order of steps can do to it is found out by playing them all.
 */
@NullMarked
package dev.millrace.sim.engine.stepwise;

import org.jspecify.annotations.NullMarked;
