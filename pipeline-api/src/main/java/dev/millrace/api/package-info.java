/**
 * The contracts: what a pipeline, a producer and a consumer are.
 *
 * <p>The same component objects run under every engine, so a component never asks for the time or
 * sleeps by itself: it is handed a {@link dev.millrace.api.Clock}.
 */
@NullMarked
package dev.millrace.api;

import org.jspecify.annotations.NullMarked;
