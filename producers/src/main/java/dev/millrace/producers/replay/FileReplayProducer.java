package dev.millrace.producers.replay;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A producer that replays a file: each message is due at its recorded time, counted from the first
 * one and divided by the speed.
 *
 * <p>The file is streamed, and opened by the first call. Each worker of a group replays the whole
 * file. A record with a time before that of an earlier one is due at once.
 */
public final class FileReplayProducer implements Producer {

  private static final Logger LOG = LoggerFactory.getLogger(FileReplayProducer.class);

  private final Settings settings;
  private final TraceFile file;
  private final ReplaySchedule schedule;
  private @Nullable RecordSource source;
  private long passes;
  private long dueNanos;
  private long backwards;
  private long skipped;

  @Inject
  public FileReplayProducer(Settings settings) {
    this.settings = settings;
    file = new TraceFile(settings.file());
    schedule = new ReplaySchedule(settings.speed());
  }

  @Override
  public @Nullable Arrival next() throws IOException {
    TimedRecord next = nextRecord();
    if (next == null) {
      return null;
    }
    if (schedule.isBackwards(next.timeNanos()) && ++backwards == 1) {
      LOG.warn(
          "{}:{}: the time is before that of an earlier record; such records are due at once",
          file.path(),
          next.line());
    }
    long due = Math.max(dueNanos, scheduledNanos(next));
    long gap = due - dueNanos;
    dueNanos = due;
    return new Arrival(gap, next.body());
  }

  private @Nullable TimedRecord nextRecord() throws IOException {
    while (true) {
      if (source == null) {
        if (passes == settings.repeat()) {
          return null;
        }
        passes++;
        source = settings.format().open(file);
      }
      TimedRecord next = nextWellFormed(source);
      if (next != null) {
        return next;
      }
      source.close();
      source = null;
      if (schedule.records() == 0) {
        LOG.warn("{} has no messages", file.path());
        return null;
      }
      schedule.startNextPass();
    }
  }

  private @Nullable TimedRecord nextWellFormed(RecordSource rows) throws IOException {
    while (true) {
      try {
        return rows.next();
      } catch (MalformedRowException e) {
        if (settings.onError() == OnError.FAIL) {
          throw e;
        }
        skipped++;
      }
    }
  }

  private long scheduledNanos(TimedRecord next) throws IOException {
    try {
      return schedule.dueNanos(next.timeNanos());
    } catch (ArithmeticException e) {
      throw file.malformedFile(
          next.line(), "the message would be due more than 292 years after the start");
    }
  }

  /** Closes the file, and logs the number of records that ran backwards or were skipped. */
  @Override
  public void close() throws IOException {
    if (backwards > 0) {
      LOG.warn("{}: {} records ran backwards in time", file.path(), backwards);
    }
    if (skipped > 0) {
      LOG.warn("{}: {} malformed rows were skipped", file.path(), skipped);
    }
    if (source != null) {
      source.close();
    }
  }

  /**
   * The settings of a {@link FileReplayProducer}.
   *
   * @param file a readable file; gzip is recognised by its content
   * @param format the format of the file
   * @param speed the speed relative to the recorded times
   * @param repeat the number of passes; each further pass starts one mean gap after the latest
   *     record of the previous pass
   * @param onError the handling of malformed rows
   */
  public record Settings(
      Path file, Format format, Speed speed, @Range(min = 1) long repeat, OnError onError) {

    public Settings {
      TraceFile.check(file);
    }
  }
}
