/** Measures how often the confidence intervals of a study contain the true value. */
@NullMarked
package dev.millrace.benchmarks.coverage;

import org.jspecify.annotations.NullMarked;
