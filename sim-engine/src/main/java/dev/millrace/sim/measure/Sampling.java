package dev.millrace.sim.measure;

/**
 * Selects the messages of one worker that are timed: all, none, or one in {@value #BLOCK}.
 *
 * <p>In sparse mode one message of each block of {@value #BLOCK} is selected, at a random place, so
 * that no rhythm in the traffic coincides with it. An adaptive selection is sparse while the last
 * {@value #WINDOW} messages took less time than at a million a second. A worker that becomes slow
 * is noticed within two blocks.
 *
 * <p>Not thread-safe: one for each worker.
 */
public final class Sampling {

  /** The number of messages that a selected message represents in sparse mode. */
  public static final int BLOCK = 64;

  /** The number of messages between two decisions to be sparse. */
  private static final int WINDOW = 65_536;

  /** The duration of so many messages at a million a second. */
  private static final long WINDOW_NANOS = WINDOW * 1_000L;

  private final boolean adaptive;
  private boolean sparse;

  /** The number of messages to skip before the next selected one. */
  private long skip;

  /** The number of messages in the block after the selected one. */
  private int restOfBlock;

  private int sinceDecision;
  private long windowStartNanos;
  private int random = 0x9E3779B9;

  private Sampling(boolean adaptive, boolean sparse, long skip) {
    this.adaptive = adaptive;
    this.sparse = sparse;
    this.skip = skip;
    if (sparse) {
      beginBlock();
    }
  }

  /** Selects all messages. */
  public static Sampling all() {
    return new Sampling(false, false, 0);
  }

  /** Selects one message in {@value #BLOCK}. */
  public static Sampling sparse() {
    return new Sampling(false, true, 0);
  }

  /** Selects no message. */
  public static Sampling none() {
    return new Sampling(false, false, Long.MAX_VALUE);
  }

  /** Selects all messages, or one in {@value #BLOCK} at more than a million a second. */
  public static Sampling adaptive() {
    return new Sampling(true, false, 0);
  }

  /**
   * Counts the next message and returns whether it is selected. A selected message must be followed
   * by {@link #timed}.
   */
  public boolean select() {
    if (skip > 0) {
      skip--;
      return false;
    }
    return true;
  }

  /** Returns whether a selected message represents {@value #BLOCK}, itself included. */
  public boolean isSparse() {
    return sparse;
  }

  /**
   * Records that the selected message was timed.
   *
   * @param nowNanos the current time; never decreases
   */
  public void timed(long nowNanos) {
    if (adaptive) {
      sinceDecision += sparse ? BLOCK : 1;
      if (sinceDecision % BLOCK == 0) {
        decide(nowNanos);
      }
    }
    if (sparse) {
      skip = restOfBlock;
      beginBlock();
    }
  }

  private void decide(long nowNanos) {
    boolean slow = nowNanos - windowStartNanos > WINDOW_NANOS;
    if (slow || sinceDecision >= WINDOW) {
      if (!sparse) {
        restOfBlock = 0;
      }
      sparse = !slow;
      sinceDecision = 0;
      windowStartNanos = nowNanos;
    }
  }

  /** Draws the place of the selected message in the block that follows the skipped messages. */
  private void beginBlock() {
    // Xorshift (G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8, 2003).
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    int place = random & (BLOCK - 1);
    skip += place;
    restOfBlock = BLOCK - 1 - place;
  }
}
