/** Grids of scenarios: the same scenario with other values of some keys. */
@NullMarked
package dev.millrace.sim.study.sweep;

import org.jspecify.annotations.NullMarked;
