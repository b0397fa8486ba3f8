package dev.millrace.producers.rates;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A rate function as a sequence of segments. Not thread-safe. */
@FunctionalInterface
interface RateSegments {

  /** Returns the next segment; null at the end. */
  @Nullable RateSegment next() throws IOException;
}
