package dev.millrace.producers.replay;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import dev.millrace.api.WorkerInfo;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A producer that replays a file: each message is due at its recorded time, counted from the first
 * one and divided by the speed.
 *
 * <p>The file is streamed, and opened by the first call. Each worker of a group replays the whole
 * file. A record with a time before that of an earlier one is due at once. Messages that share
 * their time because the clock of the file is coarse are spread within its tick.
 */
public final class FileReplayProducer implements Producer {

  private static final Logger LOG = LoggerFactory.getLogger(FileReplayProducer.class);

  private final Settings settings;
  private final TraceFile file;
  private final ReplaySchedule schedule;
  private final RandomGenerator random;
  private final WorkerInfo worker;
  private @Nullable RecordSource source;
  private @Nullable SpreadOffsets offsets;
  private @Nullable Long tickNanos;
  private long passes;
  private long dueNanos;
  private long backwards;
  private long skipped;

  @Inject
  public FileReplayProducer(Settings settings, RandomGenerator random, WorkerInfo worker) {
    this.settings = settings;
    this.random = random;
    this.worker = worker;
    file = new TraceFile(settings.file());
    schedule = new ReplaySchedule(settings.speed(), settings.maxGapNanos());
  }

  @Override
  public @Nullable Arrival next() throws IOException, InterruptedException {
    try {
      return nextArrival();
    } catch (InterruptedIOException e) {
      Thread.interrupted();
      throw new InterruptedException(e.getMessage());
    }
  }

  private @Nullable Arrival nextArrival() throws IOException {
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
        source = openNextPass();
      }
      TimedRecord next = nextWellFormed(source);
      if (next != null) {
        return next;
      }
      closeFile();
      if (schedule.records() == 0) {
        LOG.warn("{} has no messages", file.path());
        return null;
      }
      schedule.startNextPass(tickNanos());
    }
  }

  private RecordSource openNextPass() throws IOException {
    if (++passes == 1 && tickNanos() > 0 && worker.number() == 1 && worker.replication() == 0) {
      LOG.info("{}", remark());
    }
    if (tickNanos() > 0) {
      RandomGenerator own = settings.spread() == Spread.RANDOM ? random : null;
      offsets =
          new SpreadOffsets(
              settings.format().open(file), Math.min(tickNanos(), settings.maxGapNanos()), own);
    }
    return settings.format().open(file);
  }

  /** Returns the tick within which messages are spread; 0 if they are not. */
  private long tickNanos() throws IOException {
    if (tickNanos == null) {
      boolean spreads =
          settings.spread() != Spread.NONE
              && settings.format().hasClock()
              && !settings.speed().isMax();
      tickNanos =
          spreads ? ClockTick.find(file, settings.format(), settings.spread() == Spread.AUTO) : 0L;
    }
    return tickNanos;
  }

  /** Returns how messages are spread within the ticks of the file's clock; null if they are not. */
  @Override
  public @Nullable String remark() throws IOException {
    return tickNanos() == 0
        ? null
        : "%s: the clock ticks every %s; messages of a tick are spread %s over it"
            .formatted(
                file.path(),
                ClockTick.words(tickNanos()),
                settings.spread() == Spread.RANDOM ? "at random" : "evenly");
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
      return schedule.dueNanos(next.timeNanos(), offsets == null ? 0 : offsets.nextNanos());
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
    closeFile();
  }

  private void closeFile() throws IOException {
    if (offsets != null) {
      offsets.close();
      offsets = null;
    }
    if (source != null) {
      source.close();
      source = null;
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
   * @param maxGap the longest gap between recorded times; null for no limit
   * @param onError the handling of malformed rows
   * @param spread the handling of messages that share their time
   */
  public record Settings(
      Path file,
      Format format,
      Speed speed,
      @Range(min = 1) long repeat,
      @Range(above = 0) @Nullable Duration maxGap,
      OnError onError,
      Spread spread) {

    public Settings {
      TraceFile.check(file);
      FirstPart.check(new TraceFile(file), format, onError);
    }

    private long maxGapNanos() {
      return maxGap == null ? Long.MAX_VALUE : maxGap.toNanos();
    }
  }
}
