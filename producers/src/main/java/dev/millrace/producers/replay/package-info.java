/** The producer that replays a file at its recorded times, and the file formats that it reads. */
@NullMarked
package dev.millrace.producers.replay;

import org.jspecify.annotations.NullMarked;
