package dev.millrace.producers.rates;

import java.io.IOException;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals by the integral of a rate: each message arrives when the integral has grown by another
 * step.
 *
 * <p>With steps of 1 they are evenly spaced. With steps that are exponential of mean 1 they are a
 * Poisson process of this rate, exactly (Cinlar, <i>Introduction to Stochastic Processes</i>, 1975,
 * section 4.7); if the pieces of the rate are random themselves, one that is modulated by them.
 */
final class CumulativeArrivals implements Arrivals {

  /**
   * Sums that are off by a rounding error must not move the last message of a piece to the next,
   * let alone beyond the end. In messages; far below what could be noticed.
   */
  private static final double ROUNDING = 1e-9;

  /** The same, as a share of the messages of a piece. */
  private static final double RELATIVE_ROUNDING = 1e-12;

  private final RatePieces pieces;
  private final DoubleSupplier steps;
  private @Nullable RatePiece piece;
  private double messagesOfPiece;
  private double reached;
  private long pieceStartNanos;

  CumulativeArrivals(RatePieces pieces, DoubleSupplier steps) {
    this.pieces = pieces;
    this.steps = steps;
  }

  @Override
  public long nextNanos() throws IOException {
    double target = reached + steps.getAsDouble();
    RatePiece current = piece;
    while (current == null || isBeyond(target)) {
      if (current != null) {
        target = Math.max(0, target - messagesOfPiece);
        pieceStartNanos = DueTime.after(pieceStartNanos, current.durationNanos());
      }
      current = pieces.next();
      if (current == null) {
        return NONE;
      }
      piece = current;
      messagesOfPiece = current.messages();
    }
    reached = target;
    return DueTime.after(pieceStartNanos, nanosIntoPiece(current, target));
  }

  private boolean isBeyond(double target) {
    return messagesOfPiece == 0 || target > messagesOfPiece * (1 + RELATIVE_ROUNDING) + ROUNDING;
  }

  private long nanosIntoPiece(RatePiece current, double target) {
    if (target <= 0) {
      return 0;
    }
    if (target >= messagesOfPiece) {
      return current.durationNanos();
    }
    return Math.min(Math.round(current.nanosUntil(target)), current.durationNanos());
  }
}
