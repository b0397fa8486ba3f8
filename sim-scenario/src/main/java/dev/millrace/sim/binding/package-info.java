/** Binds HOCON to records strictly and collects every mistake with its file and line. */
@NullMarked
package dev.millrace.sim.binding;

import org.jspecify.annotations.NullMarked;
