package dev.millrace.producers.rates;

import dev.millrace.producers.Body;
import dev.millrace.producers.replay.Column;
import dev.millrace.producers.replay.CountRows;
import dev.millrace.producers.replay.OnError;
import dev.millrace.producers.replay.TimeFormat;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Settings of files with one count a row. */
final class CountSettings {

  private CountSettings() {}

  static ReplayCountsProducer.Settings of(
      @Nullable Long messages,
      Body body,
      Path file,
      boolean header,
      String delimiter,
      @Nullable String comment,
      int skipLines,
      Column countColumn,
      @Nullable Column timeColumn,
      TimeFormat timeFormat,
      Duration interval,
      boolean exact) {
    return new ReplayCountsProducer.Settings(
        messages,
        body,
        file,
        header,
        delimiter,
        comment,
        skipLines,
        countColumn,
        null,
        CountRows.IN_TURN,
        null,
        null,
        timeColumn,
        timeFormat,
        interval,
        exact,
        Spacing.POISSON,
        OnError.FAIL);
  }
}
