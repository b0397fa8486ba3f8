/**
 * Locks and a monitor that tell a listener of each step taken on them: what a pipeline is built
 * from that traces its steps.
 *
 * <p>They work on real threads like those of java.util.concurrent, and cost a null check more when
 * nobody listens. Since every wait in them is a wait for a traced lock, the order in which threads
 * go through them can be explored and played again.
 */
@NullMarked
package dev.millrace.api.steps;

import org.jspecify.annotations.NullMarked;
