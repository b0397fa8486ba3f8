/** The overflow policies: one class a decision, apart from every pipeline. */
@NullMarked
package dev.millrace.pipeline.overflow;

import org.jspecify.annotations.NullMarked;
