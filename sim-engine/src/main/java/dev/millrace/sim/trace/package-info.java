/** What the workers of a run did, step by step: recorded, and written for a person to read. */
@NullMarked
package dev.millrace.sim.trace;

import org.jspecify.annotations.NullMarked;
