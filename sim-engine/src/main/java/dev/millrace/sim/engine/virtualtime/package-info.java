/** The engine of virtual time: the components run as events on one thread, exact and repeatable. */
@NullMarked
package dev.millrace.sim.engine.virtualtime;

import org.jspecify.annotations.NullMarked;
