package dev.millrace.sim.engine;

/** What workers run on in real time. */
public enum Threads {
  /** A thread of the operating system each. */
  PLATFORM,
  /** A virtual thread each; there are such from Java 21 on. */
  VIRTUAL;

  private static final int FIRST_WITH_VIRTUAL = 21;

  /** Whether the running version of Java has them. */
  public boolean available() {
    return this == PLATFORM || Runtime.version().feature() >= FIRST_WITH_VIRTUAL;
  }
}
