/** Simulations, their settings and results, and the rules that all engines share. */
@NullMarked
package dev.millrace.sim.engine;

import org.jspecify.annotations.NullMarked;
