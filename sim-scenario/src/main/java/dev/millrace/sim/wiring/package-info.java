/** Creates the components that a scenario chose, each worker's with an injector of its own. */
@NullMarked
package dev.millrace.sim.wiring;

import org.jspecify.annotations.NullMarked;
