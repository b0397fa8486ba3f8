/** The built-in producers, and the bodies of generated messages. */
@NullMarked
package dev.millrace.producers;

import org.jspecify.annotations.NullMarked;
