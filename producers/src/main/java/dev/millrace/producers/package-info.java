/** The producers that come with Millrace, and the bodies that all but the replay of a file make. */
@NullMarked
package dev.millrace.producers;

import org.jspecify.annotations.NullMarked;
