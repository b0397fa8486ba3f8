/** The engine of real threads: one a worker, from the first message to the closed ledger. */
@NullMarked
package dev.millrace.sim.engine.realtime;

import org.jspecify.annotations.NullMarked;
