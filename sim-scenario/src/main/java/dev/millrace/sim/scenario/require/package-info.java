/** Figures by name, and the bounds that a scenario requires of them. */
@NullMarked
package dev.millrace.sim.scenario.require;

import org.jspecify.annotations.NullMarked;
