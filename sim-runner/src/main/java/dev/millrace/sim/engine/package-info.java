/** Runs the wired components: one thread a worker, from the first message to the closed ledger. */
@NullMarked
package dev.millrace.sim.engine;

import org.jspecify.annotations.NullMarked;
