package dev.millrace.explore;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Thrown if an actor takes no step for so long that it must be blocked outside its traced steps, so
 * that the exploration is inconclusive.
 */
public final class InconclusiveException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int FRAMES = 6;

  InconclusiveException(String actor, StackTraceElement[] place) {
    super(
        Arrays.stream(place)
            .limit(FRAMES)
            .map(frame -> "\n    at " + frame)
            .collect(
                Collectors.joining(
                    "", "%s is blocked outside its traced steps".formatted(actor), "")));
  }
}
