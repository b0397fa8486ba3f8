package dev.millrace.producers.replay;

import dev.millrace.api.Demand;

/**
 * A row of a replayed file.
 *
 * @param timeNanos the recorded time in nanoseconds, from an origin that depends on the format
 * @param demand the recorded service time and size of its message
 * @param body the body of its message
 * @param line the number of its first line, from 1
 */
record TimedRecord(long timeNanos, Demand demand, Object body, long line) {

  /** Creates a row without a service time and a size. */
  TimedRecord(long timeNanos, Object body, long line) {
    this(timeNanos, Demand.NONE, body, line);
  }
}
