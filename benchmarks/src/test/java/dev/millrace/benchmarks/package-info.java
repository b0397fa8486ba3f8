/** That the contestants simulate the models truly, and that the benchmarks run. */
@NullMarked
package dev.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
