package dev.millrace.benchmarks;

/** A growing first-in first-out queue of primitive doubles. Not thread-safe. */
final class DoubleRing {
  private double[] values = new double[32];
  private int first;
  private int size;

  int size() {
    return size;
  }

  void add(double value) {
    if (size == values.length) {
      grow();
    }
    values[(first + size) & (values.length - 1)] = value;
    size++;
  }

  /** Removes and returns the oldest value; the queue must not be empty. */
  double removeFirst() {
    double value = values[first];
    first = (first + 1) & (values.length - 1);
    size--;
    return value;
  }

  // The length remains a power of two, so a mask wraps the index.
  private void grow() {
    double[] larger = new double[2 * values.length];
    int untilEnd = values.length - first;
    System.arraycopy(values, first, larger, 0, untilEnd);
    System.arraycopy(values, 0, larger, untilEnd, first);
    values = larger;
    first = 0;
  }
}
