/** The built-in distributions: a record per distribution, with its parameters. */
@NullMarked
package dev.millrace.distributions;

import org.jspecify.annotations.NullMarked;
