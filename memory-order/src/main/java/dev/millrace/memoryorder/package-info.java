/** Tests of the memory-order promises of the pipelines, for jcstress. */
@NullMarked
package dev.millrace.memoryorder;

import org.jspecify.annotations.NullMarked;
