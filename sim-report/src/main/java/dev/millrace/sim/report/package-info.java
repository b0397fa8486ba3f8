/** Reports of runs: records, the console summary and JSON. */
@NullMarked
package dev.millrace.sim.report;

import org.jspecify.annotations.NullMarked;
