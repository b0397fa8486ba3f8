/** The cost of a hand-over on real threads, compared with the bare primitives. */
@NullMarked
package dev.millrace.benchmarks.handover;

import org.jspecify.annotations.NullMarked;
