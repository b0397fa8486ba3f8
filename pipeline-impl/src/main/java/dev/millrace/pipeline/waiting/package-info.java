/** Waiting in real time for something that does not wake its waiting threads: polling. */
@NullMarked
package dev.millrace.pipeline.waiting;

import org.jspecify.annotations.NullMarked;
