/** The measurements of a run: latencies from due times, blocking, load, lateness, queue length. */
@NullMarked
package dev.millrace.sim.measure;

import org.jspecify.annotations.NullMarked;
