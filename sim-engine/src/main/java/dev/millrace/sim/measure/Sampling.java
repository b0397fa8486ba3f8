package dev.millrace.sim.measure;

/**
 * The choice of those messages of one worker whose times are taken: all, none, or one in {@value
 * #BLOCK} that stands for the others too.
 *
 * <p>Messages are counted in blocks of {@value #BLOCK}. Where some are chosen it is one of each
 * block, at a place that is drawn anew each time, so that no rhythm of the traffic meets it. Where
 * the choice goes by the rate, all are chosen at first, and whenever the last {@value #WINDOW}
 * messages took longer than at a million a second; some are chosen while they take less. A shorter
 * rush changes nothing, and a worker that suddenly becomes slow is noticed within two blocks.
 *
 * <p>For each message, by its number from 0, {@link #chooses} tells whether it is chosen; {@link
 * #taken} is then told the time, and says for how many messages it stands. Nothing is written for a
 * message that is not chosen. Not thread-safe: one a worker.
 */
public final class Sampling {

  /** How many messages one stands for. */
  public static final int BLOCK = 64;

  /** After so many messages the rate is looked at; a power of two. */
  private static final int WINDOW = 65_536;

  /** How long so many messages take at a million a second, in nanoseconds. */
  private static final long WINDOW_NANOS = WINDOW * 1_000L;

  private final boolean byRate;
  private boolean some;

  /** The number of the next message that is chosen. */
  private long chosen;

  /** How many messages of the block are left: behind the chosen one, or until the next look. */
  private int leftOfBlock = BLOCK;

  private long windowStart;
  private int windowMessages;
  private int random = 0x9E3779B9;

  private Sampling(boolean byRate, boolean some) {
    this.byRate = byRate;
    this.some = some;
    if (some) {
      nextBlock();
    }
  }

  /** All messages. */
  public static Sampling all() {
    return new Sampling(false, false);
  }

  /** One message in {@value #BLOCK}. */
  public static Sampling some() {
    return new Sampling(false, true);
  }

  /** No message. */
  public static Sampling none() {
    Sampling none = new Sampling(false, false);
    none.chosen = Long.MAX_VALUE;
    return none;
  }

  /** All messages, or one in {@value #BLOCK} while there are more than a million a second. */
  public static Sampling byRate() {
    return new Sampling(true, false);
  }

  /**
   * Whether the times of a message are taken; {@link #taken} has to follow if so.
   *
   * @param number how many messages there were before it
   */
  public boolean chooses(long number) {
    return number >= chosen;
  }

  /** The number of the next message that is chosen; none before it is. */
  public long next() {
    return chosen;
  }

  /** Whether one of so many messages, from a number on, is chosen. */
  public boolean choosesAny(long number, int messages) {
    return number + messages > chosen;
  }

  /**
   * The times of the chosen message were taken.
   *
   * @param nowNanos the time; none before the last one told
   * @return for how many messages it stands
   */
  public int taken(long nowNanos) {
    chosen++;
    if (some) {
      chosen += leftOfBlock;
      look(nowNanos);
      if (some) {
        nextBlock();
      }
      return BLOCK;
    }
    if (--leftOfBlock == 0) {
      leftOfBlock = BLOCK;
      look(nowNanos);
      if (some) {
        nextBlock();
      }
    }
    return 1;
  }

  /** Draws the place of the chosen message in the block that begins with the one chosen so far. */
  private void nextBlock() {
    // Xorshift (G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8, 2003).
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    int place = random & (BLOCK - 1);
    chosen += place;
    leftOfBlock = BLOCK - 1 - place;
  }

  /** One more block was counted. */
  private void look(long nowNanos) {
    if (!byRate) {
      return;
    }
    windowMessages += BLOCK;
    boolean slow = nowNanos - windowStart > WINDOW_NANOS;
    if (slow || windowMessages >= WINDOW) {
      some = !slow;
      leftOfBlock = BLOCK;
      windowStart = nowNanos;
      windowMessages = 0;
    }
  }
}
