/** The built-in consumers. */
@NullMarked
package dev.millrace.consumers;

import org.jspecify.annotations.NullMarked;
