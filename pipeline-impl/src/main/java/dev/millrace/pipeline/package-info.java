/** The pipelines that come with Millrace. */
@NullMarked
package dev.millrace.pipeline;

import org.jspecify.annotations.NullMarked;
