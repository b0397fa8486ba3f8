/** What would help: the effects of one change at a time. */
@NullMarked
package dev.millrace.sim.study.advise;

import org.jspecify.annotations.NullMarked;
