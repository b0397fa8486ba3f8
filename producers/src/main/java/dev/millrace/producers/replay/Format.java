package dev.millrace.producers.replay;

import java.io.IOException;

/** The format of a file of recorded messages. */
public sealed interface Format
    permits CsvFormat, JsonLinesFormat, JsonArrayFormat, TextFormat, AccessLogFormat {

  /** Opens the file for one pass from its start. */
  RecordSource open(TraceFile file) throws IOException;

  /** Returns whether the times were recorded by a clock, which may be coarse. */
  default boolean hasClock() {
    return true;
  }
}
