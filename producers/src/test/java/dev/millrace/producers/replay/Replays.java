package dev.millrace.producers.replay;

import dev.millrace.api.WorkerInfo;
import dev.millrace.producers.Messages;
import dev.millrace.testkit.SeededRandom;
import java.nio.file.Path;

/** Replays files and returns their messages. */
final class Replays {

  private Replays() {}

  static CsvFormat csv(String timeColumn, String timeFormat) {
    return new CsvFormat(
        true, ",", null, 0, Column.parse(timeColumn), TimeFormat.parse(timeFormat));
  }

  static FileReplayProducer.Settings settings(Path file, Format format) {
    return new FileReplayProducer.Settings(
        file, format, Speed.parse("1"), 1, null, OnError.FAIL, Spread.AUTO);
  }

  /** Returns settings that skip malformed rows. */
  static FileReplayProducer.Settings skipping(Path file, Format format) {
    return new FileReplayProducer.Settings(
        file, format, Speed.parse("1"), 1, null, OnError.SKIP, Spread.AUTO);
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
    return new FileReplayProducer(
        settings, SeededRandom.of(1), new WorkerInfo("network-1", "network", 1, 0));
  }
}
