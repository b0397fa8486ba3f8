package dev.millrace.sim.engine;

import java.util.Comparator;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Describes failures of components. No method throws, even if the methods of an exception do: a
 * component's exception is component code as well.
 */
public final class Failures {

  /**
   * Messages that are taken beyond those put, after which the pipeline is declared broken: it may
   * never run dry. Fewer are left to the ledger, which names them.
   */
  public static final int MAX_INVENTED = 100_000;

  private static final int MAX_CAUSES = 100;

  /** Marks log lines with the stack trace of a plug-in, which are logged before a run as well. */
  public static final Marker TRACE = MarkerFactory.getMarker("TRACE");

  private Failures() {}

  /** Describes the failure that ended a worker. */
  public static String of(String worker, Throwable failure) {
    return "%s failed: %s".formatted(worker, reason(failure));
  }

  /** Describes an exception on one line: its message and its type. */
  public static String reason(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    String message = message(failure);
    return message == null ? type : Printable.line(message) + " (" + type + ")";
  }

  /** Returns {@code failure.toString()} on one line, or the class and a remark if that throws. */
  public static String text(Throwable failure) {
    return Printable.line(String.valueOf(tried(failure, "toString()", failure::toString)));
  }

  /** Returns the message of an exception, null if it has none, or a remark if that throws. */
  public static @Nullable String message(Throwable failure) {
    return tried(failure, "getMessage()", failure::getMessage);
  }

  /**
   * Returns an exception for the log: the failure itself, or one with the same stack trace in its
   * place if the log could not print it because a message of it or of its causes throws.
   */
  public static Throwable printable(Throwable failure) {
    Throwable each = failure;
    for (int i = 0; each != null && i < MAX_CAUSES; i++) {
      try {
        String unused = each.getMessage() + each + each.getLocalizedMessage();
        each = each.getCause();
      } catch (Throwable t) {
        var replacement = new IllegalStateException(text(failure));
        replacement.setStackTrace(failure.getStackTrace());
        return replacement;
      }
    }
    return failure;
  }

  private static @Nullable String tried(
      Throwable failure, String method, Supplier<@Nullable String> text) {
    try {
      return text.get();
    } catch (Throwable t) {
      return "%s, whose %s throws %s"
          .formatted(failure.getClass().getName(), method, t.getClass().getName());
    }
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
        .map(Delivery.LastFailure::reason)
        .orElse(null);
  }

  /** Creates the failure for a pipeline that never runs dry. */
  public static IllegalStateException inventsMessages() {
    return new IllegalStateException(
        "the pipeline returned over %,d messages more than were put".formatted(MAX_INVENTED));
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
