package dev.millrace.ledger;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of sequence numbers that are added roughly in order. The numbers are divided into chunks: a
 * complete chunk is a number in a {@link RangeSet}, an incomplete one has a bit for each number.
 *
 * <p>Adding a number sets a bit, after a binary search over the incomplete chunks if the number
 * belongs to another chunk than the previous one. A number that is never added costs the memory of
 * one chunk, about half a kilobyte. Not thread-safe.
 */
final class SequenceSet {

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final RangeSet complete = new RangeSet();

  /** The chunks that are neither empty nor complete, ascending. */
  private Chunk[] open = {};

  private int opened;
  private @Nullable Chunk last;

  /** Adds a number, at least 0, and returns whether it was not yet present. */
  boolean add(long number) {
    Chunk chunk = chunkOf(number);
    if (chunk == null || !chunk.add((int) number & (CHUNK - 1))) {
      return false;
    }
    if (chunk.count == CHUNK) {
      complete(chunk);
    }
    return true;
  }

  /** Returns the incomplete chunk of the number; null if its chunk is complete. */
  private @Nullable Chunk chunkOf(long number) {
    long place = number >>> CHUNK_BITS;
    if (last == null || last.place != place) {
      if (complete.contains(place)) {
        return null;
      }
      last = openedAt(place);
    }
    return last;
  }

  boolean contains(long number) {
    long place = number >> CHUNK_BITS;
    int at = find(place);
    return at >= 0 ? open[at].contains((int) number & (CHUNK - 1)) : complete.contains(place);
  }

  /** Returns how many chunks are incomplete, which determines the memory used. */
  int openChunks() {
    return opened;
  }

  /**
   * Counts the numbers from 0 to {@code end} (exclusive) that are not in the set, and passes the
   * first {@code most} of them on.
   */
  long missingBelow(long end, int most, LongConsumer first) {
    long missing = 0;
    int passedOn = 0;
    long number = 0;
    while (number < end) {
      long place = number >> CHUNK_BITS;
      long next = complete.firstMissingFrom(place);
      if (next > place) {
        number = next << CHUNK_BITS;
      } else {
        int at = find(place);
        long chunkEnd = Math.min(end, (place + 1) << CHUNK_BITS);
        for (; number < chunkEnd; number++) {
          if (at < 0 || !open[at].contains((int) number & (CHUNK - 1))) {
            missing++;
            if (passedOn < most) {
              passedOn++;
              first.accept(number);
            }
          }
        }
      }
    }
    return missing;
  }

  /** Counts the numbers from {@code start} on, and passes the first {@code most} of them on. */
  long presentFrom(long start, int most, LongConsumer first) {
    long present = 0;
    long place = firstChunkFrom(start >> CHUNK_BITS);
    while (place != Long.MAX_VALUE) {
      for (int offset = 0; offset < CHUNK; offset++) {
        long number = (place << CHUNK_BITS) + offset;
        if (number >= start && contains(number)) {
          present++;
          if (present <= most) {
            first.accept(number);
          }
        }
      }
      place = firstChunkFrom(place + 1);
    }
    return present;
  }

  /** Returns the place of the first non-empty chunk at or after the given place. */
  private long firstChunkFrom(long place) {
    int at = find(place);
    int next = at >= 0 ? at : -at - 1;
    return Math.min(
        complete.firstPresentFrom(place), next < opened ? open[next].place : Long.MAX_VALUE);
  }

  /** Returns the incomplete chunk at that place, creating it if needed. */
  private Chunk openedAt(long place) {
    int at = find(place);
    if (at >= 0) {
      return open[at];
    }
    if (opened == open.length) {
      open = Arrays.copyOf(open, Math.max(4, 2 * opened));
    }
    int to = -at - 1;
    System.arraycopy(open, to, open, to + 1, opened - to);
    open[to] = new Chunk(place);
    opened++;
    return open[to];
  }

  private void complete(Chunk chunk) {
    complete.add(chunk.place);
    int at = find(chunk.place);
    opened--;
    System.arraycopy(open, at + 1, open, at, opened - at);
    last = null;
  }

  /** Finds the chunk of that place among the open ones; as {@link Arrays#binarySearch}. */
  private int find(long place) {
    int low = 0;
    int high = opened - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = open[middle].place;
      if (found == place) {
        return middle;
      }
      if (found < place) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** The numbers from {@code place} times the chunk size on, one bit for each. */
  private static final class Chunk {

    private final long place;
    private final long[] bits = new long[CHUNK / Long.SIZE];
    private int count;

    Chunk(long place) {
      this.place = place;
    }

    boolean add(int offset) {
      int word = offset >> 6;
      long before = bits[word];
      long after = before | 1L << offset;
      bits[word] = after;
      if (after == before) {
        return false;
      }
      count++;
      return true;
    }

    boolean contains(int offset) {
      return (bits[offset >> 6] & 1L << offset) != 0;
    }
  }
}
