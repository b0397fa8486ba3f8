/** The engine of real threads, one for each worker. */
@NullMarked
package dev.millrace.sim.engine.realtime;

import org.jspecify.annotations.NullMarked;
