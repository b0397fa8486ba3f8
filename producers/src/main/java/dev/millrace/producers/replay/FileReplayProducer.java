package dev.millrace.producers.replay;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import dev.millrace.api.WorkerInfo;
import dev.millrace.producers.RandomStreams;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A producer that replays a trace, one or several files: each message is due at its recorded time,
 * counted from the first one and divided by the speed.
 *
 * <p>The files are streamed, and opened by the first call. Each worker of a group replays the whole
 * trace.
 */
public final class FileReplayProducer implements Producer {

  private static final Logger LOG = LoggerFactory.getLogger(FileReplayProducer.class);

  private final Settings settings;
  private final WorkerInfo worker;
  private final Trace trace;
  private final Replay replay;
  private final RecordSource records;
  private boolean started;
  private long dueNanos;

  @Inject
  public FileReplayProducer(Settings settings, RandomGenerator random, WorkerInfo worker) {
    this.settings = settings;
    this.worker = worker;
    trace =
        new Trace(settings.traceFiles(), settings.format(), settings.order(), settings.onError());
    Long block = settings.blockNanos();
    RandomGenerator blocks = block == null ? random : RandomStreams.split(random);
    replay = new Replay(settings, trace, random);
    records = block == null ? replay : new BlockResampler(replay, block, blocks, trace.name());
  }

  @Override
  public @Nullable Arrival next() throws IOException, InterruptedException {
    try {
      return nextArrival();
    } catch (InterruptedIOException | ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedException(e.getMessage());
    }
  }

  private @Nullable Arrival nextArrival() throws IOException {
    if (!started) {
      started = true;
      if (replay.tickNanos() > 0 && worker.number() == 1 && worker.replication() == 0) {
        LOG.info("{}", remark());
      }
    }
    TimedRecord next = records.next();
    if (next == null) {
      return null;
    }
    long gap = next.timeNanos() - dueNanos;
    dueNanos = next.timeNanos();
    return new Arrival(gap, next.body(), next.demand());
  }

  /** Returns how messages are spread within the ticks of the file's clock; null if they are not. */
  @Override
  public @Nullable String remark() throws IOException {
    return replay.tickNanos() == 0
        ? null
        : "%s: the clock ticks every %s; messages of a tick are spread %s over it"
            .formatted(
                trace.name(),
                ClockTick.words(replay.tickNanos()),
                settings.spread() == Spread.RANDOM ? "at random" : "evenly");
  }

  @Override
  public @Nullable String replicationCaution() {
    return settings.resample() != null
        ? null
        : "%s: the arrivals are the same in each replication, so intervals do not show how they vary; resample draws them anew"
            .formatted(trace.name());
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  /**
   * The settings of a {@link FileReplayProducer}.
   *
   * @param file a readable file, if there is one; gzip is recognised by its content
   * @param files the files, if there are several; the name of each may be a pattern
   * @param format the format of the files
   * @param charset the encoding of their text
   * @param timeZone the zone of times without one
   * @param year the year of the first time without one, in each file; null for that of the file
   * @param speed the speed relative to the recorded times
   * @param repeat the number of passes; each further pass starts one mean gap after the latest
   *     record of the previous pass
   * @param maxGap the longest gap between recorded times; null for no limit
   * @param order the order in which the rows are replayed
   * @param resample the length of the blocks of the trace that are drawn at random; null for the
   *     trace as it is
   * @param onError the handling of malformed rows
   * @param spread the handling of messages that share their time
   */
  public record Settings(
      @Nullable Path file,
      List<Path> files,
      Format format,
      TextEncoding charset,
      TimeZoneSetting timeZone,
      @Range(min = 1678, max = 2261) @Nullable Integer year,
      Speed speed,
      @Range(min = 1) long repeat,
      @Range(above = 0) @Nullable Duration maxGap,
      Order order,
      @Range(above = 0) @Nullable Duration resample,
      OnError onError,
      Spread spread) {

    public Settings {
      files = TraceFiles.find(file, files);
      if (files.size() > 1 && !format.hasClock()) {
        throw new IllegalArgumentException(
            "several files of format text cannot be merged by time; allowed: one file, or lines"
                + " with a time by a pattern of format access-log");
      }
      if (resample != null && speed.isMax()) {
        throw new IllegalArgumentException(
            "resample is set and speed is max; allowed: a speed at which the trace takes time");
      }
      for (Path each : files) {
        FirstPart.check(new TraceFile(each, charset, timeZone, year), format, onError);
      }
    }

    private List<TraceFile> traceFiles() {
      return files.stream().map(each -> new TraceFile(each, charset, timeZone, year)).toList();
    }

    long maxGapNanos() {
      return maxGap == null ? Long.MAX_VALUE : maxGap.toNanos();
    }

    /** Returns the length of a block in the time of the replay; null for no blocks. */
    private @Nullable Long blockNanos() {
      return resample == null ? null : (Long) Math.max(1, speed.scale(resample.toNanos()));
    }
  }
}
