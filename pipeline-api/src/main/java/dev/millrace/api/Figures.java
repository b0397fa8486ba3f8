package dev.millrace.api;

/**
 * The figures of one worker's component. Figures of one name are added up over the workers of a
 * group and over replications; warm-up and cool-down are excluded.
 *
 * <p>Names are in kebab-case, unique within a component, and the same for all workers of a group.
 * Not thread-safe, and need not be: what a worker records is read after the worker has ended.
 */
public interface Figures {

  /**
   * Declares a number of units in use, averaged over time, of a resource that the workers of the
   * group share.
   *
   * @param unit the units in the plural, such as {@code connections}
   * @param units how many the group has, at least 1
   * @param meaning one line, such as {@code in use by writes}
   */
  TimeSpans sharedUnits(String name, String unit, int units, String meaning);

  /**
   * Declares a number of workers of the group in some state, averaged over time.
   *
   * @param meaning one line, such as {@code wait for a connection}
   */
  TimeSpans workers(String name, String meaning);

  /**
   * Declares a number of things, reported in total and a second.
   *
   * @param unit the things in the plural, such as {@code rows}
   * @param meaning one line, such as {@code written}
   */
  Counter count(String name, String unit, String meaning);

  /** Receives the spans of time of one figure. */
  @FunctionalInterface
  interface TimeSpans {

    /**
     * Adds a span during which the worker used one unit, or was in the state; it may end in the
     * future. Without effect if it is empty.
     *
     * @param fromNanos since the start of the run, as the worker's {@link Clock} returns it
     * @param toNanos likewise
     */
    void add(long fromNanos, long toNanos);
  }

  /** Receives the numbers of one figure. */
  @FunctionalInterface
  interface Counter {

    /**
     * Adds to the count.
     *
     * @param more how many things
     * @param nanos when, since the start of the run
     */
    void add(long more, long nanos);
  }
}
