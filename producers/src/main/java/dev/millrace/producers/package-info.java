/** The producers that come with Millrace, and the bodies that they make. */
@NullMarked
package dev.millrace.producers;

import org.jspecify.annotations.NullMarked;
