/** Repeats a scenario in virtual time, and tells how far its figures can be trusted. */
@NullMarked
package dev.millrace.sim.study;

import org.jspecify.annotations.NullMarked;
