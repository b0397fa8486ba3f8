package dev.millrace.producers.rates;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A rate of messages as the pieces that make it up, one after another; for one thread. */
@FunctionalInterface
interface RatePieces {

  /** The next piece; null at the end. */
  @Nullable RatePiece next() throws IOException;
}
