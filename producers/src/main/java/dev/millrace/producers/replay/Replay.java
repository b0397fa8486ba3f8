package dev.millrace.producers.replay;

import java.io.IOException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of all passes through a trace at their due times: the recorded times, counted from
 * the first one and divided by the speed.
 *
 * <p>A record with a time before that of an earlier one is due at once. Messages that share their
 * time because the clock of the trace is coarse are spread within its tick. Not thread-safe.
 */
final class Replay implements RecordSource {

  private static final Logger LOG = LoggerFactory.getLogger(FileReplayProducer.class);

  private final FileReplayProducer.Settings settings;
  private final Trace trace;
  private final ReplaySchedule schedule;
  private final RandomGenerator random;
  private @Nullable RecordSource source;
  private @Nullable SpreadOffsets offsets;
  private @Nullable Long tickNanos;
  private long passes;
  private long dueNanos;
  private long backwards;

  Replay(FileReplayProducer.Settings settings, Trace trace, RandomGenerator random) {
    this.settings = settings;
    this.trace = trace;
    this.random = random;
    schedule = new ReplaySchedule(settings.speed(), settings.maxGapNanos());
  }

  /** Returns the next record with its due time in place of its own. */
  @Override
  public @Nullable TimedRecord next() throws IOException {
    TimedRecord next = nextRecord();
    if (next == null) {
      return null;
    }
    if (schedule.isBackwards(next.timeNanos()) && ++backwards == 1) {
      LOG.warn(
          "{}: the time is before that of an earlier record; such records are due at once",
          trace.at(next.line()));
    }
    dueNanos = Math.max(dueNanos, scheduledNanos(next));
    return new TimedRecord(dueNanos, next.demand(), next.body(), next.line());
  }

  private @Nullable TimedRecord nextRecord() throws IOException {
    while (true) {
      if (source == null) {
        if (passes == settings.repeat()) {
          return null;
        }
        source = openNextPass();
      }
      TimedRecord next = source.next();
      if (next != null) {
        return next;
      }
      closeSources();
      if (schedule.records() == 0) {
        LOG.warn("{} has no messages", trace.name());
        return null;
      }
      schedule.startNextPass(tickNanos());
    }
  }

  private RecordSource openNextPass() throws IOException {
    passes++;
    if (tickNanos() > 0) {
      offsets =
          new SpreadOffsets(
              trace.openAhead(),
              Math.min(tickNanos(), settings.maxGapNanos()),
              settings.spread() == Spread.RANDOM ? random : null);
    }
    return trace.open();
  }

  /** Returns the tick within which messages are spread; 0 if they are not. */
  long tickNanos() throws IOException {
    if (tickNanos == null) {
      boolean spreads =
          settings.spread() != Spread.NONE && trace.hasClock() && !settings.speed().isMax();
      tickNanos = spreads ? ClockTick.find(trace, settings.spread() == Spread.AUTO) : 0L;
    }
    return tickNanos;
  }

  private long scheduledNanos(TimedRecord next) throws IOException {
    try {
      return schedule.dueNanos(next.timeNanos(), offsets == null ? 0 : offsets.nextNanos());
    } catch (ArithmeticException e) {
      throw new IOException(
          trace.at(next.line()) + ": the message would be due more than 292 years after the start",
          e);
    }
  }

  /** Closes the trace, and logs the number of records that ran backwards. */
  @Override
  public void close() throws IOException {
    if (backwards > 0) {
      LOG.warn("{}: {} records ran backwards in time", trace.name(), backwards);
    }
    try (trace) {
      closeSources();
    }
  }

  private void closeSources() throws IOException {
    if (offsets != null) {
      offsets.close();
      offsets = null;
    }
    if (source != null) {
      source.close();
      source = null;
    }
  }
}
