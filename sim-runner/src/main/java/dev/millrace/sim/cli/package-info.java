/** The command line: commands, options, exit codes and output. */
@NullMarked
package dev.millrace.sim.cli;

import org.jspecify.annotations.NullMarked;
