package dev.millrace.explore;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Thrown when an actor reaches no further step within the stall timeout. It is blocked by something
 * other than a traced step, so the exploration has no verdict.
 */
public final class InconclusiveException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int FRAMES = 6;

  InconclusiveException(String actor, StackTraceElement[] place) {
    super(
        Arrays.stream(place)
            .limit(FRAMES)
            .map(frame -> ", at " + frame)
            .collect(
                Collectors.joining(
                    "", "%s is blocked outside its traced steps".formatted(actor), "")));
  }
}
