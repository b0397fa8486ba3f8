/** The replay of files at their recorded times, and the file formats. */
@NullMarked
package dev.millrace.producers.replay;

import org.jspecify.annotations.NullMarked;
