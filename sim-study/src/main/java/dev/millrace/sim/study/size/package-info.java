/** The cheapest scenario of a grid that meets its requirements, and the reason. */
@NullMarked
package dev.millrace.sim.study.size;

import org.jspecify.annotations.NullMarked;
