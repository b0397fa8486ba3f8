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
 * <p>The file is streamed: it may be of any size, and is opened by the first call. Every worker of
 * a group replays the whole file. A record whose time lies before that of an earlier one is
 * delivered without waiting.
 */
public final class FileReplayProducer implements Producer {

  private static final Logger LOG = LoggerFactory.getLogger(FileReplayProducer.class);

  private final Settings settings;
  private final TraceFile file;
  private final ReplaySchedule schedule;
  private @Nullable RecordSource source;
  private long passesBegun;
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
    TimedRecord next = nextOfAnyPass();
    if (next == null) {
      return null;
    }
    if (schedule.isBackwards(next.timeNanos()) && ++backwards == 1) {
      LOG.warn(
          "{}:{}: the time lies before that of an earlier record; such records are delivered"
              + " without waiting",
          file.path(),
          next.line());
    }
    long due = Math.max(dueNanos, scheduledNanos(next));
    long gap = due - dueNanos;
    dueNanos = due;
    return new Arrival(gap, next.body());
  }

  private @Nullable TimedRecord nextOfAnyPass() throws IOException {
    while (true) {
      if (source == null) {
        if (passesBegun == settings.repeat()) {
          return null;
        }
        passesBegun++;
        source = settings.format().open(file);
      }
      TimedRecord next = nextUnbroken(source);
      if (next != null) {
        return next;
      }
      source.close();
      source = null;
      if (schedule.records() == 0) {
        LOG.warn("{} holds no messages", file.path());
        return null;
      }
      schedule.nextPass();
    }
  }

  private @Nullable TimedRecord nextUnbroken(RecordSource rows) throws IOException {
    while (true) {
      try {
        return rows.next();
      } catch (BrokenRowException e) {
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
      throw file.malformed(
          next.line(), "the message would be due more than 292 years after the start");
    }
  }

  /** Closes the file, and logs how many records ran backwards or were skipped. */
  @Override
  public void close() throws IOException {
    if (backwards > 0) {
      LOG.warn("{}: {} records ran backwards in time", file.path(), backwards);
    }
    if (skipped > 0) {
      LOG.warn("{}: {} broken rows were skipped", file.path(), skipped);
    }
    if (source != null) {
      source.close();
    }
  }

  /**
   * The settings of a {@link FileReplayProducer}.
   *
   * @param file a readable file; gzip is recognised by its content
   * @param format how it is laid out
   * @param speed how much faster than recorded it is replayed
   * @param repeat how often it is replayed; each further pass begins one mean gap after the last
   *     record of the pass before
   * @param onError what to do with a row that no message can be made from
   */
  public record Settings(
      Path file, Format format, Speed speed, @Range(min = 1) long repeat, OnError onError) {

    public Settings {
      TraceFile.check(file);
    }
  }
}
