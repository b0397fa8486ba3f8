/** What runs the wired components, and the rules of a run that all engines share. */
@NullMarked
package dev.millrace.sim.engine;

import org.jspecify.annotations.NullMarked;
