package dev.millrace.producers.rates;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import dev.millrace.producers.Body;
import dev.millrace.producers.RandomStreams;
import dev.millrace.producers.replay.Column;
import dev.millrace.producers.replay.ColumnRange;
import dev.millrace.producers.replay.CountColumns;
import dev.millrace.producers.replay.CountFile;
import dev.millrace.producers.replay.CountFile.Interval;
import dev.millrace.producers.replay.CountRows;
import dev.millrace.producers.replay.OnError;
import dev.millrace.producers.replay.TimeFormat;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A producer with the message counts of a file, one for each interval: as means of a Poisson
 * process, or exact, or evenly spaced.
 *
 * <p>The file is streamed. Each worker of a group replays the whole file.
 */
public final class ReplayCountsProducer implements Producer {

  private final CountFile file;
  private final ScheduledMessages messages;

  @Inject
  public ReplayCountsProducer(Settings settings, RandomGenerator random) {
    file = new CountFile(settings.file(), settings.layout());
    messages =
        new ScheduledMessages(
            settings.messages(),
            arrivals(file, settings, RandomStreams.split(random)),
            settings.body().sampler(RandomStreams.split(random)));
  }

  private static ArrivalProcess arrivals(
      CountFile file, Settings settings, RandomGenerator random) {
    if (settings.exact() && settings.spacing() == Spacing.POISSON) {
      return new ExactCountProcess(file::next, UnitExponential.of(random));
    }
    RateSegments segments =
        () -> {
          Interval next = file.next();
          return next == null
              ? null
              : LinearRate.constant(next.count() / (next.nanos() / 1e9), next.nanos());
        };
    return new RateDrivenProcess(
        segments, settings.spacing() == Spacing.EVEN ? evenly() : UnitExponential.of(random));
  }

  /** Returns increments by which n messages are in the middles of the n parts of an interval. */
  private static DoubleSupplier evenly() {
    double[] next = {0.5};
    return () -> {
      double increment = next[0];
      next[0] = 1;
      return increment;
    };
  }

  @Override
  public @Nullable Arrival next() throws IOException, InterruptedException {
    try {
      return messages.next();
    } catch (InterruptedIOException e) {
      Thread.interrupted();
      throw new InterruptedException(e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * The settings of a {@link ReplayCountsProducer}.
   *
   * @param messages the maximum number of messages of each worker; null for no limit
   * @param body the bodies of the messages
   * @param file a readable CSV file; gzip is recognised by its content
   * @param header whether the first row names the columns
   * @param delimiter the character between two fields
   * @param comment the character at the start of lines to skip; null for none
   * @param skipLines the number of lines before the header or the first row to skip
   * @param countColumn the column with the counts; null for {@code count}, or if there are several
   * @param countColumns the columns with the counts of consecutive intervals; null for one count a
   *     row
   * @param rows the meaning of several rows with several counts
   * @param whereColumn the column by which rows are chosen; null for all rows
   * @param whereValue the value of that column in the chosen rows
   * @param timeColumn the column with the start of the interval; null if no row is missing
   * @param timeFormat the format of the time
   * @param interval the length of the interval of a count
   * @param exact whether each interval has exactly its count
   * @param spacing the spacing of the messages within an interval
   * @param onError the handling of malformed rows
   */
  public record Settings(
      @Range(min = 1) @Nullable Long messages,
      Body body,
      Path file,
      boolean header,
      String delimiter,
      @Nullable String comment,
      @Range(min = 0) int skipLines,
      @Nullable Column countColumn,
      @Nullable ColumnRange countColumns,
      CountRows rows,
      @Nullable Column whereColumn,
      @Nullable String whereValue,
      @Nullable Column timeColumn,
      TimeFormat timeFormat,
      @Range(above = 0) Duration interval,
      boolean exact,
      Spacing spacing,
      OnError onError) {

    public Settings {
      var columns = new CountColumns(countColumn, countColumns, rows, whereColumn, whereValue);
      CountFile.check(
          file,
          new CountFile.Layout(
              header,
              delimiter,
              comment,
              skipLines,
              columns,
              exact,
              timeColumn,
              timeFormat,
              interval.toNanos(),
              onError));
    }

    private CountFile.Layout layout() {
      return new CountFile.Layout(
          header,
          delimiter,
          comment,
          skipLines,
          new CountColumns(countColumn, countColumns, rows, whereColumn, whereValue),
          exact,
          timeColumn,
          timeFormat,
          interval.toNanos(),
          onError);
    }
  }
}
