/**
 * The conformance kit: the contracts of pipelines, producers and consumers, as test classes to
 * extend.
 */
@NullMarked
package dev.millrace.testkit;

import org.jspecify.annotations.NullMarked;
