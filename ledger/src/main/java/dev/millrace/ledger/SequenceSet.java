package dev.millrace.ledger;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of sequence numbers, which come roughly in order: the numbers are divided into chunks; a
 * chunk that is complete is a number in a {@link RangeSet}, one that is not has a bit for each
 * number.
 *
 * <p>Adding costs setting a bit, in whatever order the numbers of a chunk come, and a binary search
 * over the chunks that are not complete when a number is of another chunk than the last. A number
 * that never comes costs the memory of one chunk, about half a kilobyte. Not thread-safe.
 */
final class SequenceSet {

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final RangeSet complete = new RangeSet();

  /** The chunks that are neither empty nor complete, ascending. */
  private Chunk[] open = {};

  private int opened;
  private @Nullable Chunk last;

  /** Adds a number, at least 0; returns false if it was there already. */
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

  /** Adds so many numbers, at least 0, and hands over those that were there already. */
  void addEach(long[] numbers, int count, LongConsumer present) {
    int at = 0;
    while (at < count) {
      Chunk chunk = chunkOf(numbers[at]);
      if (chunk == null) {
        present.accept(numbers[at]);
        at++;
      } else {
        at = chunk.addWhatIsInside(numbers, at, count, present);
        if (chunk.count == CHUNK) {
          complete(chunk);
        }
      }
    }
  }

  /** The chunk that the number belongs to; null if it is complete. */
  private @Nullable Chunk chunkOf(long number) {
    long place = number >>> CHUNK_BITS;
    if (last == null || last.place != place) {
      if (complete.contains(place)) {
        return null;
      }
      last = opened(place);
    }
    return last;
  }

  /**
   * Adds the numbers from one to another, at least 0, and hands over those that were there already.
   * A whole chunk at once costs as much as a number.
   */
  void addAll(long first, long last, LongConsumer present) {
    long number = first;
    long left = last - first;
    while (left >= 0) {
      long place = number >>> CHUNK_BITS;
      boolean wholeChunk = (number & (CHUNK - 1)) == 0 && left >= CHUNK - 1;
      if (wholeChunk && !complete.contains(place) && find(place) < 0) {
        complete.add(place);
        number += CHUNK;
        left -= CHUNK;
      } else {
        if (!add(number)) {
          present.accept(number);
        }
        number++;
        left--;
      }
    }
  }

  boolean contains(long number) {
    long place = number >> CHUNK_BITS;
    int at = find(place);
    return at >= 0 ? open[at].contains((int) number & (CHUNK - 1)) : complete.contains(place);
  }

  /** How many chunks are not complete: what the set costs in memory. */
  int openChunks() {
    return opened;
  }

  /**
   * Counts the numbers from 0 to {@code end} (exclusive) that are not in the set, and hands over
   * the first of them.
   */
  long missingBelow(long end, int most, LongConsumer first) {
    long missing = 0;
    int told = 0;
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
            if (told < most) {
              told++;
              first.accept(number);
            }
          }
        }
      }
    }
    return missing;
  }

  /** Counts the numbers from {@code start} on, and hands over the first of them. */
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

  /** The first place of a chunk that is not empty, from the given place on. */
  private long firstChunkFrom(long place) {
    int at = find(place);
    int next = at >= 0 ? at : -at - 1;
    return Math.min(
        complete.firstPresentFrom(place), next < opened ? open[next].place : Long.MAX_VALUE);
  }

  /** The chunk at that place, which is not complete; a new one if there is none. */
  private Chunk opened(long place) {
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

  /** Where the chunk of that place is among the open ones; as for {@link Arrays#binarySearch}. */
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

  /** The numbers from {@code place} times the size of a chunk on, a bit each. */
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

    /** Adds the numbers from a place on as long as they are of this chunk; returns where not. */
    int addWhatIsInside(long[] numbers, int from, int to, LongConsumer present) {
      long[] words = bits;
      int added = 0;
      int at = from;
      for (; at < to; at++) {
        long number = numbers[at];
        if (number >>> CHUNK_BITS != place) {
          break;
        }
        int word = (int) (number >>> 6) & (CHUNK / Long.SIZE - 1);
        long before = words[word];
        long after = before | 1L << number;
        words[word] = after;
        if (after == before) {
          present.accept(number);
        } else {
          added++;
        }
      }
      count += added;
      return at;
    }

    boolean contains(int offset) {
      return (bits[offset >> 6] & 1L << offset) != 0;
    }
  }
}
