package dev.millrace.producers.replay;

/**
 * The handling of messages that share their time because the clock of the file is coarse: its tick
 * is not short beside the gaps between messages.
 */
public enum Spread {
  /** Spreads evenly if the clock is coarse. */
  AUTO,
  /** Keeps such messages at the start of their tick. */
  NONE,
  /** Spreads evenly over the tick, in the order of the file, the first at its start. */
  EVEN,
  /** Spreads at independent random times over the tick, in the order of the file. */
  RANDOM
}
