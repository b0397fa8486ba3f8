/** Queueing models with known answers, played by the virtual engine. */
@NullMarked
package dev.millrace.sim.theory;

import org.jspecify.annotations.NullMarked;
