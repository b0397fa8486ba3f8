/**
 * From HOCON to checked records: strict, with every mistake collected, each with its file and line.
 */
@NullMarked
package dev.millrace.sim.binding;

import org.jspecify.annotations.NullMarked;
