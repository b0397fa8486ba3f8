/** That the true values are true, and that what is counted is what is told. */
@NullMarked
package dev.millrace.benchmarks.coverage;

import org.jspecify.annotations.NullMarked;
