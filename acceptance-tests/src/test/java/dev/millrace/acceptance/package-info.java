/** The program as a whole, run like at the shell. */
@NullMarked
package dev.millrace.acceptance;

import org.jspecify.annotations.NullMarked;
