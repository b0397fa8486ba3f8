/**
 * The deterministic scheduler: lets one thread at a time take its next traced step, in every order
 * that a budget allows, and plays any of these orders again.
 */
@NullMarked
package dev.millrace.explore;

import org.jspecify.annotations.NullMarked;
