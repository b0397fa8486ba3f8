/**
 * Locks and a monitor that notify a listener of each step taken on them, for pipelines that can be
 * traced and explored.
 *
 * <p>They behave like their counterparts in java.util.concurrent. Without a listener a step costs a
 * null check. Every wait in them is a wait for a traced lock, so that the explorer can choose the
 * order in which threads take their steps, and replay it.
 */
@NullMarked
package dev.millrace.api.steps;

import org.jspecify.annotations.NullMarked;
