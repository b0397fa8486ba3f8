/** Forecasts, and replications in virtual time with confidence intervals. */
@NullMarked
package dev.millrace.sim.study;

import org.jspecify.annotations.NullMarked;
