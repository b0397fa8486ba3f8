/**
 * Reports as one HTML page that opens offline: charts as SVG for paper, and as uPlot charts where a
 * script may run.
 */
@NullMarked
package dev.millrace.sim.report.page;

import org.jspecify.annotations.NullMarked;
