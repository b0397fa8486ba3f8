package dev.millrace.producers.replay;

/**
 * A row of a replayed file.
 *
 * @param timeNanos the recorded time in nanoseconds, from an origin that depends on the format
 * @param body the body of its message
 * @param line the number of its first line, from 1
 */
record TimedRecord(long timeNanos, Object body, long line) {}
