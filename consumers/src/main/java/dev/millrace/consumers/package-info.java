/** The consumers that come with Millrace. */
@NullMarked
package dev.millrace.consumers;

import org.jspecify.annotations.NullMarked;
