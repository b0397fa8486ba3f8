package dev.millrace.testkit;

/**
 * What many threads do to one pipeline at a time.
 *
 * @param producers how many put
 * @param consumers how many take
 * @param messages how many each producer puts, unless it is closed before
 * @param closeAfter after how many messages taken two threads close it; when all are put, if none
 * @param interrupts whether the threads are interrupted now and then
 * @param evicting whether every second put evicts
 */
record Load(
    int producers,
    int consumers,
    int messages,
    int closeAfter,
    boolean interrupts,
    boolean evicting) {

  /** Larger than the number of messages of any load. */
  static final int NEVER = Integer.MAX_VALUE;

  static Load of(int producers, int consumers, int messages) {
    return new Load(producers, consumers, messages, NEVER, false, false);
  }

  Load closedAfter(int taken) {
    return new Load(producers, consumers, messages, taken, interrupts, evicting);
  }

  Load withInterrupts() {
    return new Load(producers, consumers, messages, closeAfter, true, evicting);
  }

  Load withEviction() {
    return new Load(producers, consumers, messages, closeAfter, interrupts, true);
  }
}
