/** Records of a run that the figures do not need: the course of time, and single messages. */
@NullMarked
package dev.millrace.sim.recording;

import org.jspecify.annotations.NullMarked;
