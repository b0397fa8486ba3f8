package dev.millrace.producers.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON lines: each line is a JSON object with its time; blank lines are skipped.
 *
 * @param timeField the name of the field with the time, or a dotted path to it
 * @param timeFormat the format of the time; null for {@code iso}
 */
public record JsonLinesFormat(String timeField, @Nullable TimeFormat timeFormat) implements Format {

  public JsonLinesFormat {
    if (timeField.isBlank()) {
      throw new IllegalArgumentException(
          "time-field is empty; allowed: the field with the time, such as time or request.time");
    }
  }

  @Override
  public RecordSource open(TraceFile file) throws IOException {
    var field = new JsonField(timeField);
    TimeFormat format = timeFormat == null ? TimeFormat.ISO : timeFormat;
    return new LineSource(
        file,
        new LineReader(file, file.open()),
        true,
        (line, number) -> format.epochNanos(field.textIn(line)));
  }
}
