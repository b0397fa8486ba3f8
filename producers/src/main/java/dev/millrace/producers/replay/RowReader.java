package dev.millrace.producers.replay;

import dev.millrace.api.Demand;
import org.jspecify.annotations.Nullable;

/**
 * Reads the meaning of a row's fields: the arrival, the service time and the size of its message.
 * Not thread-safe: it is used for one pass, since a time without a year depends on the previous
 * one.
 */
final class RowReader {

  private final TimeFormat times;
  private final @Nullable ServiceUnit unit;
  private final TimeContext context;

  /**
   * Creates a reader.
   *
   * @param unit the unit of service times that are written without one
   */
  RowReader(TimeFormat times, @Nullable ServiceUnit unit, TimeContext context) {
    this.times = times;
    this.unit = unit;
    this.context = context;
  }

  /**
   * Reads a row. An empty service time, end or size, or {@code -}, is not known.
   *
   * @throws IllegalArgumentException if a field cannot be read
   */
  TimedRecord read(RowFields row, Object body, long line) {
    String date = row.text(Field.DATE);
    String time = row.text(Field.TIME);
    String end = knownOrNull(row.text(Field.END));
    String serviceText = knownOrNull(row.text(Field.SERVICE));
    long service = serviceText == null ? Demand.UNKNOWN : ServiceUnit.nanos(serviceText, unit);
    String sizeText = knownOrNull(row.text(Field.SIZE));
    long size = sizeText == null ? Demand.UNKNOWN : Sizes.bytes(sizeText);
    if (time == null) {
      long start = startBeforeEnd(end == null ? null : nanos(date, end), service);
      return new TimedRecord(start, Demand.of(service, size), body, line);
    }
    long start = nanos(date, time);
    if (end != null) {
      service = Math.subtractExact(nanos(date, end), start);
      if (service < 0) {
        throw new IllegalArgumentException(
            "the end %s is before the start %s".formatted(Quoted.of(end), Quoted.of(time)));
      }
    }
    return new TimedRecord(start, Demand.of(service, size), body, line);
  }

  private static long startBeforeEnd(@Nullable Long end, long service) {
    if (end == null || service == Demand.UNKNOWN) {
      throw new IllegalArgumentException(
          "the row has no %s; expected: an end and a service time, from which its start is known"
              .formatted(end == null ? "end" : "service time"));
    }
    return Math.subtractExact(end, service);
  }

  private long nanos(@Nullable String date, String time) {
    return times.epochNanos(date == null ? time : date.strip() + " " + time.strip(), context);
  }

  private static @Nullable String knownOrNull(@Nullable String text) {
    String known = text == null ? "" : text.strip();
    return known.isEmpty() || known.equals("-") || known.equals("null") ? null : known;
  }
}
