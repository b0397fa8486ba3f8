package dev.millrace.producers.replay;

import dev.millrace.producers.Messages;
import java.nio.file.Path;

/** Replays files and returns their messages. */
final class Replays {

  private Replays() {}

  static CsvFormat csv(String timeColumn, String timeFormat) {
    return new CsvFormat(true, ",", Column.parse(timeColumn), TimeFormat.parse(timeFormat));
  }

  static FileReplayProducer.Settings settings(Path file, Format format) {
    return new FileReplayProducer.Settings(file, format, Speed.parse("1"), 1, OnError.FAIL);
  }

  static Messages run(Path file, Format format) throws Exception {
    return run(settings(file, format));
  }

  static Messages run(FileReplayProducer.Settings settings) throws Exception {
    try (var producer = new FileReplayProducer(settings)) {
      return Messages.of(producer);
    }
  }
}
