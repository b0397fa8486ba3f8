package dev.millrace.sim.engine;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes failures of components. */
public final class Failures {

  private Failures() {}

  /** Describes the failure that ended a worker. */
  public static String of(String worker, Throwable failure) {
    return "%s failed: %s".formatted(worker, reason(failure));
  }

  /** Describes an exception in one line: its message and its type. */
  public static String reason(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    return failure.getMessage() == null ? type : failure.getMessage() + " (" + type + ")";
  }

  /**
   * Describes why the last failed message failed; null if none failed.
   *
   * @param untilNanos the end of the run; later failures are ignored
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

  /** Creates the failure for a policy that returned null. */
  public static IllegalStateException noDecision() {
    return new IllegalStateException("the overflow policy returned no decision");
  }

  /** Creates the failure for caller-runs without a consumer for the producing worker. */
  public static IllegalStateException noOwnConsumer() {
    return new IllegalStateException(
        "the overflow policy decided caller-runs, but its needs() do not include a consumer");
  }

  /** Creates the failure for a policy that fails when the pipeline is full. */
  public static IllegalStateException pipelineFull(String message) {
    return new IllegalStateException(
        "the pipeline was full for %s, and the overflow policy is to fail".formatted(message));
  }
}
