package dev.millrace.sim.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A set of sequence numbers kept as ranges: a million numbers in order take the memory of one.
 *
 * <p>Adding costs a binary search over the ranges, and nothing but a comparison when numbers come
 * in order. Not thread-safe.
 */
final class SequenceSet {

  /** The inclusive bounds of the ranges, ascending, neither overlapping nor touching. */
  private long[] firsts = new long[4];

  private long[] lasts = new long[4];
  private int ranges;

  /** Adds a number; returns false if it was there already. */
  boolean add(long number) {
    int at = rangeStartingAtOrBefore(number);
    if (at >= 0 && number <= lasts[at]) {
      return false;
    }
    boolean touchesLower = at >= 0 && lasts[at] == number - 1;
    boolean touchesUpper = at + 1 < ranges && firsts[at + 1] == number + 1;
    if (touchesLower && touchesUpper) {
      lasts[at] = lasts[at + 1];
      remove(at + 1);
    } else if (touchesLower) {
      lasts[at] = number;
    } else if (touchesUpper) {
      firsts[at + 1] = number;
    } else {
      insert(at + 1, number);
    }
    return true;
  }

  boolean contains(long number) {
    int at = rangeStartingAtOrBefore(number);
    return at >= 0 && number <= lasts[at];
  }

  /** How many ranges it takes: what the set costs in memory, 16 bytes each. */
  int ranges() {
    return ranges;
  }

  /**
   * Counts the numbers from 0 to {@code end} (exclusive) that are not in the set, and hands over
   * the first of them.
   */
  long missingBelow(long end, int most, LongConsumer first) {
    long missing = 0;
    int told = 0;
    long next = 0;
    for (int i = 0; i <= ranges && next < end; i++) {
      long gapEnd = i < ranges ? Math.min(firsts[i], end) : end;
      for (long n = next; n < gapEnd && told < most; n++, told++) {
        first.accept(n);
      }
      missing += Math.max(0, gapEnd - next);
      next = i < ranges ? Math.max(next, lasts[i] + 1) : end;
    }
    return missing;
  }

  /** Counts the numbers from {@code start} on, and hands over the first of them. */
  long presentFrom(long start, int most, LongConsumer first) {
    long present = 0;
    int told = 0;
    for (int i = 0; i < ranges; i++) {
      long from = Math.max(firsts[i], start);
      for (long n = from; n <= lasts[i] && told < most; n++, told++) {
        first.accept(n);
      }
      present += Math.max(0, lasts[i] - from + 1);
    }
    return present;
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < ranges; i++) {
      parts.add(firsts[i] == lasts[i] ? "" + firsts[i] : firsts[i] + "-" + lasts[i]);
    }
    return parts.toString();
  }

  /** The last range whose first number is not above the given one; -1 if there is none. */
  private int rangeStartingAtOrBefore(long number) {
    if (ranges > 0 && firsts[ranges - 1] <= number) {
      return ranges - 1;
    }
    int found = Arrays.binarySearch(firsts, 0, ranges, number);
    return found >= 0 ? found : -found - 2;
  }

  private void insert(int at, long number) {
    if (ranges == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * ranges);
      lasts = Arrays.copyOf(lasts, 2 * ranges);
    }
    System.arraycopy(firsts, at, firsts, at + 1, ranges - at);
    System.arraycopy(lasts, at, lasts, at + 1, ranges - at);
    firsts[at] = number;
    lasts[at] = number;
    ranges++;
  }

  private void remove(int at) {
    System.arraycopy(firsts, at + 1, firsts, at, ranges - at - 1);
    System.arraycopy(lasts, at + 1, lasts, at, ranges - at - 1);
    ranges--;
  }
}
