/** The producers that come with Millrace. */
@NullMarked
package dev.millrace.producers;

import org.jspecify.annotations.NullMarked;
