/** Records the steps of the workers of a run and renders them as text. */
@NullMarked
package dev.millrace.sim.trace;

import org.jspecify.annotations.NullMarked;
