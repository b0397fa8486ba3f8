package dev.millrace.ledger;

import java.util.Arrays;

/**
 * A set of numbers stored as ranges: a million consecutive numbers take the memory of one.
 *
 * <p>Adding costs one comparison for consecutive numbers, otherwise a binary search, and a move of
 * the ranges above when a range is created or removed. Not thread-safe.
 */
final class RangeSet {

  /** The inclusive bounds of the ranges, ascending, neither overlapping nor touching. */
  private long[] firsts = new long[4];

  private long[] lasts = new long[4];
  private int ranges;

  /** Adds a number that is not yet present. */
  void add(long number) {
    int at = rangeStartingAtOrBefore(number);
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
  }

  boolean contains(long number) {
    int at = rangeStartingAtOrBefore(number);
    return at >= 0 && number <= lasts[at];
  }

  /** Returns the first number at or above the given one that is not in the set. */
  long firstMissingFrom(long number) {
    int at = rangeStartingAtOrBefore(number);
    return at >= 0 && number <= lasts[at] ? lasts[at] + 1 : number;
  }

  /** Returns the first number at or above the given one in the set, or Long.MAX_VALUE. */
  long firstPresentFrom(long number) {
    int at = rangeStartingAtOrBefore(number);
    if (at >= 0 && number <= lasts[at]) {
      return number;
    }
    return at + 1 < ranges ? firsts[at + 1] : Long.MAX_VALUE;
  }

  /** Returns the index of the last range that starts at or below the number, or -1. */
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
