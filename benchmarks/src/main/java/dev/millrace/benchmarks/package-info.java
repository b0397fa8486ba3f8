/** Whole runs and single steps, timed: how fast Millrace is, and what it is compared with. */
@NullMarked
package dev.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
