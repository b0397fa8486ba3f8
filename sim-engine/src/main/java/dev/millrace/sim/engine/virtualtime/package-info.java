/**
 * The engine of virtual time: the same components as events on one thread, exact and repeatable.
 */
@NullMarked
package dev.millrace.sim.engine.virtualtime;

import org.jspecify.annotations.NullMarked;
