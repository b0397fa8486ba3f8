package dev.millrace.producers.replay;

import dev.millrace.api.Range;
import java.io.IOException;

/**
 * Plain text: each line, even a blank one, is a message; lines follow at a fixed rate.
 *
 * @param rate the rate in lines a second
 */
public record TextFormat(@Range(above = 0) double rate) implements Format {

  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public RecordSource open(TraceFile file) throws IOException {
    return new LineSource(
        file,
        new LineReader(file, file.open()),
        false,
        (line, number) ->
            new TimedRecord(Math.round((number - 1) * NANOS_PER_SECOND / rate), line, number));
  }

  @Override
  public boolean hasClock() {
    return false;
  }
}
