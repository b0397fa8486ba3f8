/** The command line: commands, options, exit codes, and where output goes. */
@NullMarked
package dev.millrace.sim.cli;

import org.jspecify.annotations.NullMarked;
