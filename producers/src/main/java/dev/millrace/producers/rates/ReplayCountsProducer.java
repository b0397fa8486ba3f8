package dev.millrace.producers.rates;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import dev.millrace.producers.Body;
import dev.millrace.producers.RandomStreams;
import dev.millrace.producers.replay.Column;
import dev.millrace.producers.replay.CountFile;
import dev.millrace.producers.replay.CountFile.Interval;
import dev.millrace.producers.replay.TimeFormat;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A producer with the message counts of a file, one for each interval: as means of a Poisson
 * process, or exact.
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
    if (settings.exact()) {
      return new ExactCountProcess(file::next, UnitExponential.of(random));
    }
    RateSegments segments =
        () -> {
          Interval next = file.next();
          return next == null
              ? null
              : LinearRate.constant(next.count() / (next.nanos() / 1e9), next.nanos());
        };
    return new RateDrivenProcess(segments, UnitExponential.of(random));
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
   * @param countColumn the column with the counts
   * @param timeColumn the column with the start of the interval; null if no row is missing
   * @param timeFormat the format of the time
   * @param interval the length of the interval of a row
   * @param exact whether each interval has exactly the count of its row
   */
  public record Settings(
      @Range(min = 1) @Nullable Long messages,
      Body body,
      Path file,
      boolean header,
      String delimiter,
      @Nullable String comment,
      @Range(min = 0) int skipLines,
      Column countColumn,
      @Nullable Column timeColumn,
      TimeFormat timeFormat,
      @Range(above = 0) Duration interval,
      boolean exact) {

    public Settings {
      CountFile.check(
          file,
          new CountFile.Layout(
              header,
              delimiter,
              comment,
              skipLines,
              countColumn,
              exact,
              timeColumn,
              timeFormat,
              interval.toNanos()));
    }

    private CountFile.Layout layout() {
      return new CountFile.Layout(
          header,
          delimiter,
          comment,
          skipLines,
          countColumn,
          exact,
          timeColumn,
          timeFormat,
          interval.toNanos());
    }
  }
}
