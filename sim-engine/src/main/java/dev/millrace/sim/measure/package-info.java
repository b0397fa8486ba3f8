/** What one run measures: latencies from due times, blocking, load, lateness and queue length. */
@NullMarked
package dev.millrace.sim.measure;

import org.jspecify.annotations.NullMarked;
