/** The distributions that come with Millrace: one record a distribution, named by its type. */
@NullMarked
package dev.millrace.distributions;

import org.jspecify.annotations.NullMarked;
