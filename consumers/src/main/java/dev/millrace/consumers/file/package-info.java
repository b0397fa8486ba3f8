/** The consumer that writes to files. */
@NullMarked
package dev.millrace.consumers.file;

import org.jspecify.annotations.NullMarked;
