/** Producers with a rate that varies over time: by states, by stages, by a file of counts. */
@NullMarked
package dev.millrace.producers.rates;

import org.jspecify.annotations.NullMarked;
