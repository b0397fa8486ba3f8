package dev.millrace.benchmarks;

/** A first-in-first-out line of plain doubles that grows as it must; for one thread. */
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

  /** Takes out the value that has been in line longest; the line must not be empty. */
  double removeFirst() {
    double value = values[first];
    first = (first + 1) & (values.length - 1);
    size--;
    return value;
  }

  // The length stays a power of two, so that a mask wraps the index.
  private void grow() {
    double[] larger = new double[2 * values.length];
    int untilEnd = values.length - first;
    System.arraycopy(values, first, larger, 0, untilEnd);
    System.arraycopy(values, 0, larger, untilEnd, first);
    values = larger;
    first = 0;
  }
}
