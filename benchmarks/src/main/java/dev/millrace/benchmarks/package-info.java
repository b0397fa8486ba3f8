/** Timed whole runs and single steps of Millrace, compared with other implementations. */
@NullMarked
package dev.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
