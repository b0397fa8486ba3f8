/** The built-in overflow policies, one class for each decision. */
@NullMarked
package dev.millrace.pipeline.overflow;

import org.jspecify.annotations.NullMarked;
