package dev.millrace.producers.replay;

/**
 * One row of a file that is replayed.
 *
 * @param timeNanos when it was recorded, in nanoseconds since whatever moment its format counts
 *     from
 * @param body what its message holds
 * @param line the line that it starts on, counted from 1
 */
record TimedRecord(long timeNanos, Object body, long line) {}
