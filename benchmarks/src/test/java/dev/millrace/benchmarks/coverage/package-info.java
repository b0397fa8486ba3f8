/** Tests of the exact values and of the counts. */
@NullMarked
package dev.millrace.benchmarks.coverage;

import org.jspecify.annotations.NullMarked;
