/** What handing a message over costs on real threads, beside the bare primitives. */
@NullMarked
package dev.millrace.benchmarks.handover;

import org.jspecify.annotations.NullMarked;
