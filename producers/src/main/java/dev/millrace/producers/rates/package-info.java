/** The producers whose rate of messages changes with time: by states, by stages, by a file. */
@NullMarked
package dev.millrace.producers.rates;

import org.jspecify.annotations.NullMarked;
