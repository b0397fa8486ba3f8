package dev.millrace.producers.replay;

import dev.millrace.api.WorkerInfo;
import dev.millrace.producers.Messages;
import dev.millrace.testkit.SeededRandom;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replays files and returns their messages. */
final class Replays {

  private Replays() {}

  static CsvFormat csv(String timeColumn, String timeFormat) {
    return csv(true, ",", null, 0, Column.parse(timeColumn), TimeFormat.parse(timeFormat));
  }

  static CsvFormat csv(
      boolean header,
      String delimiter,
      @Nullable String comment,
      int skipLines,
      Column timeColumn,
      TimeFormat timeFormat) {
    return new CsvFormat(
        header,
        delimiter,
        comment,
        skipLines,
        timeColumn,
        timeFormat,
        null,
        null,
        null,
        null,
        null);
  }

  static JsonLinesFormat json(String timeField, @Nullable TimeFormat timeFormat) {
    return new JsonLinesFormat(timeField, timeFormat, null, null, null, null, null);
  }

  static AccessLogFormat accessLog(@Nullable String pattern, @Nullable TimeFormat timeFormat) {
    return new AccessLogFormat(pattern, timeFormat, null);
  }

  static FileReplayProducer.Settings settings(Path file, Format format) {
    return settings(file, format, Speed.parse("1"), 1, null, OnError.FAIL, Spread.AUTO);
  }

  static FileReplayProducer.Settings settings(
      Path file,
      Format format,
      Speed speed,
      long repeat,
      @Nullable Duration maxGap,
      OnError onError,
      Spread spread) {
    return new FileReplayProducer.Settings(
        file,
        List.of(),
        format,
        TextEncoding.UTF_8,
        TimeZoneSetting.UTC,
        null,
        speed,
        repeat,
        maxGap,
        Order.AS_IS,
        null,
        onError,
        spread);
  }

  /** Returns settings in another order. */
  static FileReplayProducer.Settings ordered(
      List<Path> files, Format format, Order order, OnError onError) {
    return new FileReplayProducer.Settings(
        null,
        files,
        format,
        TextEncoding.UTF_8,
        TimeZoneSetting.UTC,
        null,
        Speed.parse("1"),
        1,
        null,
        order,
        null,
        onError,
        Spread.NONE);
  }

  /** Returns settings that skip malformed rows. */
  static FileReplayProducer.Settings skipping(Path file, Format format) {
    return settings(file, format, Speed.parse("1"), 1, null, OnError.SKIP, Spread.AUTO);
  }

  static Messages run(Path file, Format format) throws Exception {
    return run(settings(file, format));
  }

  static Messages run(FileReplayProducer.Settings settings) throws Exception {
    try (var producer = producer(settings)) {
      return Messages.of(producer);
    }
  }

  static FileReplayProducer producer(FileReplayProducer.Settings settings) {
    return producer(settings, 1);
  }

  static FileReplayProducer producer(FileReplayProducer.Settings settings, long seed) {
    return new FileReplayProducer(
        settings, SeededRandom.of(seed), new WorkerInfo("network-1", "network", 1, 0));
  }
}
