package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of records within the tick of their clock. Consecutive records with the same time, or
 * a time before it, share the time up to the next one, a tick at most.
 *
 * <p>A second reader of the file runs ahead to count them, so that the memory does not depend on
 * how many there are. Not thread-safe.
 */
final class SpreadOffsets implements Closeable {

  private final RecordSource ahead;
  private final long tickNanos;
  private final @Nullable RandomGenerator random;
  private @Nullable TimedRecord next;
  private boolean started;
  private long size;
  private long index;
  private long widthNanos;
  private double remainingShare;

  /**
   * Creates the offsets of one pass.
   *
   * @param ahead reads the trace from its start, without malformed rows
   * @param tickNanos the maximum offset, exclusive
   * @param random draws independent offsets; null for even ones
   */
  SpreadOffsets(RecordSource ahead, long tickNanos, @Nullable RandomGenerator random) {
    this.ahead = ahead;
    this.tickNanos = tickNanos;
    this.random = random;
  }

  /** Returns the offset of the next well-formed record, from 0 to less than a tick. */
  long nextNanos() throws IOException {
    if (index == size) {
      readGroup();
    }
    double share = random == null ? (double) index / size : nextRandomShare(random);
    index++;
    return (long) (share * widthNanos);
  }

  /** Draws the least of the remaining independent uniform times, as exact counts do. */
  private double nextRandomShare(RandomGenerator generator) {
    double uniform = 1 - generator.nextDouble();
    remainingShare *= StrictMath.pow(uniform, 1.0 / (size - index));
    return 1 - remainingShare;
  }

  private void readGroup() throws IOException {
    if (!started) {
      started = true;
      next = readAhead();
    }
    index = 0;
    size = 1;
    remainingShare = 1;
    widthNanos = tickNanos;
    if (next == null) {
      return;
    }
    long time = next.timeNanos();
    next = readAhead();
    while (next != null && next.timeNanos() <= time) {
      size++;
      next = readAhead();
    }
    if (next != null) {
      widthNanos = Math.min(tickNanos, next.timeNanos() - time);
    }
  }

  /** Returns null at the end, and at a failure, which the reader of the messages reports later. */
  private @Nullable TimedRecord readAhead() throws IOException {
    try {
      return ahead.next();
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    ahead.close();
  }
}
