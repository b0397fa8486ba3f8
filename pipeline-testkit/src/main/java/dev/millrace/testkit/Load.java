package dev.millrace.testkit;

/**
 * The load of many threads on one pipeline.
 *
 * @param producers the number of producer threads
 * @param consumers the number of consumer threads
 * @param messages the number of messages of each producer, unless the pipeline is closed before
 * @param closeAfter the number of messages taken after which two threads close the pipeline; {@link
 *     #NEVER} to close it after the last put
 * @param interrupts whether threads are interrupted at random
 * @param evicting whether every second put evicts
 */
record Load(
    int producers,
    int consumers,
    int messages,
    int closeAfter,
    boolean interrupts,
    boolean evicting) {

  /** Greater than the number of messages of any load. */
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
