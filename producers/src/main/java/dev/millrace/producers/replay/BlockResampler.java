package dev.millrace.producers.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws blocks of a replay at random, with replacement, until they are as long as the replay: the
 * moving-block bootstrap (H. R. Künsch, "The jackknife and the bootstrap for general stationary
 * observations", Annals of Statistics 17, 1989). A block that reaches the end continues at the
 * start, so that each message is drawn equally often (D. N. Politis and J. P. Romano, "A circular
 * block-resampling procedure for stationary data", 1992).
 *
 * <p>The replay is written to a temporary file. Not thread-safe.
 */
final class BlockResampler implements RecordSource {

  /** The records between two entries of the index. */
  private static final int RECORDS_PER_ENTRY = 256;

  private final RecordSource replay;
  private final long blockNanos;
  private final RandomGenerator random;
  private final String name;

  private @Nullable RecordSpool spool;
  private long[] entryNanos = new long[64];
  private long[] entryPositions = new long[64];
  private int entries;

  /** The time from the first record to the last, and one mean gap. */
  private long periodNanos;

  private @Nullable RecordSource records;

  /** The times of the records at which the current block starts and ends. */
  private long blockStartNanos;

  private long blockEndNanos;

  /** The due time of the end of the current block. */
  private long drawnNanos;

  /**
   * Creates a resampler.
   *
   * @param replay records with their due times
   * @param blockNanos the length of a block
   * @param name the name of the trace, for messages
   */
  BlockResampler(RecordSource replay, long blockNanos, RandomGenerator random, String name) {
    this.replay = replay;
    this.blockNanos = blockNanos;
    this.random = random;
    this.name = name;
  }

  @Override
  public @Nullable TimedRecord next() throws IOException {
    RecordSpool all = spool == null ? readAll() : spool;
    RecordSource block = records == null ? startBlock(all) : records;
    while (block != null) {
      TimedRecord next = block.next();
      if (next == null) {
        block = all.read(0, all.end());
        records = block;
        blockStartNanos -= periodNanos;
        blockEndNanos -= periodNanos;
      } else if (next.timeNanos() >= blockEndNanos) {
        block = startBlock(all);
      } else if (next.timeNanos() >= blockStartNanos) {
        long due = drawnNanos - (blockEndNanos - next.timeNanos());
        return new TimedRecord(due, next.demand(), next.body(), next.line());
      }
    }
    return null;
  }

  private RecordSpool readAll() throws IOException {
    RecordSpool all = RecordSpool.create();
    spool = all;
    long count = 0;
    long last = 0;
    for (TimedRecord row = replay.next(); row != null; row = replay.next()) {
      last = row.timeNanos();
      if (count % RECORDS_PER_ENTRY == 0) {
        addEntry(last, all.end());
      }
      all.add(row, last);
      count++;
    }
    periodNanos = count < 2 ? last : last + last / (count - 1);
    if (count > 0 && blockNanos >= periodNanos) {
      throw new IOException(
          "%s: resample is %s, but the replay takes %s; allowed: less than that"
              .formatted(name, Duration.ofNanos(blockNanos), Duration.ofNanos(periodNanos)));
    }
    return all;
  }

  private void addEntry(long nanos, long position) {
    if (entries == entryNanos.length) {
      entryNanos = Arrays.copyOf(entryNanos, 2 * entries);
      entryPositions = Arrays.copyOf(entryPositions, 2 * entries);
    }
    entryNanos[entries] = nanos;
    entryPositions[entries++] = position;
  }

  /** Starts the next block; returns null if the blocks are as long as the replay. */
  private @Nullable RecordSource startBlock(RecordSpool all) throws IOException {
    long length = Math.min(blockNanos, periodNanos - drawnNanos);
    if (length == 0) {
      records = null;
      return null;
    }
    blockStartNanos = (long) (random.nextDouble() * periodNanos);
    blockEndNanos = blockStartNanos + length;
    drawnNanos += length;
    records = all.read(positionBefore(blockStartNanos), all.end());
    return records;
  }

  /**
   * Returns the position of a record from which on no record of a later or equal time is missed.
   */
  private long positionBefore(long nanos) {
    int low = 0;
    int high = entries - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (entryNanos[middle] < nanos) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return entryPositions[low];
  }

  @Override
  public void close() throws IOException {
    try (replay) {
      if (spool != null) {
        spool.close();
      }
    }
  }
}
