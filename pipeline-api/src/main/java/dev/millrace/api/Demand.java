package dev.millrace.api;

/**
 * The demand of a message on its consumer, as far as its producer knows it: recorded traffic often
 * has a service time or a size for each message.
 *
 * @param serviceNanos the service time in nanoseconds; {@link #UNKNOWN} if not known
 * @param sizeBytes the size in bytes; {@link #UNKNOWN} if not known
 */
public record Demand(long serviceNanos, long sizeBytes) {

  /** In place of a quantity that is not known. */
  public static final long UNKNOWN = -1;

  /** The demand of a message of which nothing is known. */
  public static final Demand NONE = new Demand(UNKNOWN, UNKNOWN);

  public Demand {
    if (serviceNanos < UNKNOWN || sizeBytes < UNKNOWN) {
      throw new IllegalArgumentException(
          "the demand is %d ns and %d bytes; allowed: at least 0, or UNKNOWN"
              .formatted(serviceNanos, sizeBytes));
    }
  }

  /** Returns the demand of the given quantities; {@link #NONE} if neither is known. */
  public static Demand of(long serviceNanos, long sizeBytes) {
    return serviceNanos == UNKNOWN && sizeBytes == UNKNOWN
        ? NONE
        : new Demand(serviceNanos, sizeBytes);
  }

  /** Returns whether the service time is known. */
  public boolean hasService() {
    return serviceNanos != UNKNOWN;
  }

  /** Returns whether the size is known. */
  public boolean hasSize() {
    return sizeBytes != UNKNOWN;
  }
}
