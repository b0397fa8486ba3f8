/**
 * Conservation of messages: every message offered is accounted for exactly once, or the run fails.
 */
@NullMarked
package dev.millrace.ledger;

import org.jspecify.annotations.NullMarked;
