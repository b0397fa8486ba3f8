/**
 * A stateless model checker: runs one thread at a time up to its next traced step, explores the
 * possible schedules within a budget, and replays any of them.
 */
@NullMarked
package dev.millrace.explore;

import org.jspecify.annotations.NullMarked;
