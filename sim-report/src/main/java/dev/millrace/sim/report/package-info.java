/** Tells people what a run came to. */
@NullMarked
package dev.millrace.sim.report;

import org.jspecify.annotations.NullMarked;
