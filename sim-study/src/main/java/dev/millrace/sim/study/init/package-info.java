/**
 * Makes a scenario from a recorded trace: finds the times in the file and describes the traffic.
 */
@NullMarked
package dev.millrace.sim.study.init;

import org.jspecify.annotations.NullMarked;
