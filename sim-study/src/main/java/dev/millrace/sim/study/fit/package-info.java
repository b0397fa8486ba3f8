/** Fits arrival processes to a trace, judged by what a queue makes of both. */
@NullMarked
package dev.millrace.sim.study.fit;

import org.jspecify.annotations.NullMarked;
