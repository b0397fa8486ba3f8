package dev.millrace.producers.rates;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import dev.millrace.producers.Body;
import dev.millrace.producers.RandomStreams;
import dev.millrace.producers.replay.Column;
import dev.millrace.producers.replay.CountFile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A producer of as many messages an interval as a file tells: on average, as a Poisson process
 * whose rate changes from interval to interval, or exactly.
 *
 * <p>The file is streamed. Every worker of a group replays the whole file.
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

  private static Arrivals arrivals(CountFile file, Settings settings, RandomGenerator random) {
    long nanos = settings.interval().toNanos();
    if (settings.exact()) {
      return new ExactCounts(file::next, nanos, UnitExponential.of(random));
    }
    RatePieces pieces =
        () -> {
          Double count = file.next();
          return count == null ? null : LinearRate.steady(count / (nanos / 1e9), nanos);
        };
    return new CumulativeArrivals(pieces, UnitExponential.of(random));
  }

  @Override
  public @Nullable Arrival next() throws IOException {
    return messages.next();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * The settings of a {@link ReplayCountsProducer}.
   *
   * @param messages how many this worker makes at most; null for no limit
   * @param body what they hold
   * @param file a readable CSV file; gzip is recognised by its content
   * @param header whether its first row names the columns
   * @param delimiter the character between two fields
   * @param countColumn the column with the counts
   * @param interval how long the interval of a row lasts
   * @param exact whether an interval has exactly as many messages as its row says
   */
  public record Settings(
      @Range(min = 1) @Nullable Long messages,
      Body body,
      Path file,
      boolean header,
      String delimiter,
      Column countColumn,
      @Range(above = 0) Duration interval,
      boolean exact) {

    public Settings {
      CountFile.check(file);
      new CountFile.Layout(header, delimiter, countColumn, exact);
    }

    private CountFile.Layout layout() {
      return new CountFile.Layout(header, delimiter, countColumn, exact);
    }
  }
}
