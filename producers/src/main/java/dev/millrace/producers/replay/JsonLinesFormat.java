package dev.millrace.producers.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON lines: every line is a JSON object that holds its time; blank lines are passed over.
 *
 * @param timeField the field with the time, by its name or by the dotted path to it
 * @param timeFormat how the time is written; null for {@code iso}
 */
public record JsonLinesFormat(String timeField, @Nullable TimeFormat timeFormat) implements Format {

  public JsonLinesFormat {
    if (timeField.isBlank()) {
      throw new IllegalArgumentException(
          "time-field is empty; it names the field that holds the time, such as time or"
              + " request.time");
    }
  }

  @Override
  public RecordSource open(TraceFile file) throws IOException {
    var field = new JsonField(timeField);
    TimeFormat format = timeFormat == null ? TimeFormat.ISO : timeFormat;
    return new LineSource(
        file,
        new LineReader(file, file.open()),
        false,
        (line, number) -> format.epochNanos(field.textIn(line)));
  }
}
