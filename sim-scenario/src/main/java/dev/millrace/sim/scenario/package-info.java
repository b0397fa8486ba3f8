/** A scenario, from its file to what is to be run: defaults filled in, every choice checked. */
@NullMarked
package dev.millrace.sim.scenario;

import org.jspecify.annotations.NullMarked;
