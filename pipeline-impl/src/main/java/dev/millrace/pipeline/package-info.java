/** The built-in pipelines. */
@NullMarked
package dev.millrace.pipeline;

import org.jspecify.annotations.NullMarked;
