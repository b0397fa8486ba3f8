package dev.millrace.pipeline.waiting;

/** What a thread does between two looks at a primitive that can wake nobody. */
public enum Idling {
  /**
   * Spins for {@link Patience#SPIN} and then does as in {@link #BACKOFF}. Where there are more
   * threads than processors it yields in place of spinning. Where there is only one processor it
   * does neither: nobody else could change what it looks at.
   */
  ADAPTIVE,

  /** Parks for as long as it has waited so far, up to {@link Patience#LONGEST_PARK}. */
  BACKOFF,

  /** Yields the processor to any other thread that could use it, and else keeps it busy. */
  YIELD
}
