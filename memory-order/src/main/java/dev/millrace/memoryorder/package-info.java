/** jcstress tests of the memory-ordering guarantees of the pipelines. */
@NullMarked
package dev.millrace.memoryorder;

import org.jspecify.annotations.NullMarked;
