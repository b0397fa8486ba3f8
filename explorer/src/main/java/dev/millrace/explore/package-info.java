/**
 * The deterministic scheduler: lets one thread at a time take its next traced step, in every order
 * that a budget allows.
 */
@NullMarked
package dev.millrace.explore;

import org.jspecify.annotations.NullMarked;
