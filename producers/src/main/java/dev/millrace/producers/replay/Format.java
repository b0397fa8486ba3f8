package dev.millrace.producers.replay;

import java.io.IOException;

/** How a file of recorded messages is laid out, and where in it the times stand. */
public sealed interface Format permits CsvFormat, JsonLinesFormat, TextFormat, AccessLogFormat {

  /** Opens the file for one pass from its beginning. */
  RecordSource open(TraceFile file) throws IOException;
}
