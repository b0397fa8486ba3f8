/** How a thread waits, in real time, at a primitive that cannot wake it: by looking again. */
@NullMarked
package dev.millrace.pipeline.waiting;

import org.jspecify.annotations.NullMarked;
