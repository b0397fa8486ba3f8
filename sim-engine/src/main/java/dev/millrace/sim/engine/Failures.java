package dev.millrace.sim.engine;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words in which failures of components are told. */
public final class Failures {

  private Failures() {}

  /** What a worker ended of. */
  public static String of(String worker, Throwable failure) {
    return "%s failed: %s".formatted(worker, reason(failure));
  }

  /** An exception in a line: its message, and its type. */
  public static String reason(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    return failure.getMessage() == null ? type : failure.getMessage() + " (" + type + ")";
  }

  /**
   * Why the last attempt for the last message that failed did so; null if none failed.
   *
   * @param untilNanos the end of the run: what would have failed after it has not
   */
  public static @Nullable String last(Stream<Delivery> deliveries, long untilNanos) {
    return deliveries
        .map(Delivery::lastFailure)
        .filter(Objects::nonNull)
        .filter(failure -> failure.nanos() <= untilNanos)
        .max(Comparator.comparingLong(Delivery.LastFailure::nanos))
        .map(failure -> reason(failure.cause()))
        .orElse(null);
  }

  /** What a run ends of whose policy does not decide. */
  public static IllegalStateException undecided() {
    return new IllegalStateException("the overflow policy decided null");
  }

  /** What a run ends of whose policy has a worker store messages that cannot. */
  public static IllegalStateException noOwnConsumer() {
    return new IllegalStateException(
        "the overflow policy decided caller-runs, but did not say that it needs a consumer");
  }

  /** What a run ends of whose policy does not bear a full pipeline. */
  public static IllegalStateException pipelineFull(String message) {
    return new IllegalStateException(
        "the pipeline was full for %s, and the overflow policy says to fail".formatted(message));
  }
}
