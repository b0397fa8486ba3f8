package dev.millrace.explore;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Says that an actor came to no further step for so long that it must be waiting for something that
 * no step tells of, so that nothing can be said about what it does.
 */
public final class NotJudgedException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int FRAMES = 6;

  NotJudgedException(String actor, StackTraceElement[] place) {
    super(
        Arrays.stream(place)
            .limit(FRAMES)
            .map(frame -> "\n    at " + frame)
            .collect(
                Collectors.joining(
                    "", "%s is blocked outside its traced steps".formatted(actor), "")));
  }
}
