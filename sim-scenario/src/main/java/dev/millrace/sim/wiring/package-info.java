/** Creates the components of a scenario, for each worker through an injector of its own. */
@NullMarked
package dev.millrace.sim.wiring;

import org.jspecify.annotations.NullMarked;
