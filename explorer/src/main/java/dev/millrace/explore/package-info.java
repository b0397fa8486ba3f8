/**
 * A stateless model checker: a deterministic scheduler lets one thread at a time take its next
 * traced step, in every order that a budget allows, and replays any of these orders.
 */
@NullMarked
package dev.millrace.explore;

import org.jspecify.annotations.NullMarked;
