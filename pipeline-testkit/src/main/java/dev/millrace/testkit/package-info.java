/**
 * The conformance kit: the rules that every pipeline, producer and consumer keeps, as tests to
 * extend.
 */
@NullMarked
package dev.millrace.testkit;

import org.jspecify.annotations.NullMarked;
