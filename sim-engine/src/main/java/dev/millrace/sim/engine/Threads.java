package dev.millrace.sim.engine;

/** The kind of the workers' threads in real time. */
public enum Threads {
  /** Threads of the operating system. */
  PLATFORM,
  /** Virtual threads, which need Java 21. */
  VIRTUAL;

  private static final int FIRST_JAVA_WITH_VIRTUAL = 21;

  /** Returns whether the running version of Java has them. */
  public boolean available() {
    return this == PLATFORM || Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL;
  }
}
