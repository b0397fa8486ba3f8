/** Reads scenarios from HOCON into checked records, with every default filled in. */
@NullMarked
package dev.millrace.sim.scenario;

import org.jspecify.annotations.NullMarked;
