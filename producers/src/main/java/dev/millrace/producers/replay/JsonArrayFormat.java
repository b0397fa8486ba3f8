package dev.millrace.producers.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document that is one array of objects; the body of a message is the text of its object.
 * The document is streamed.
 *
 * @param timeField the name of the field with the time, or a dotted path to it; null for the end
 *     minus the service time
 * @param timeFormat the format of the times; null for {@code iso}
 * @param dateField the field with the date of the times; null if they have it
 * @param endField the field with the end of the service; null for none
 * @param serviceField the field with the service time; null for none
 * @param serviceUnit the unit of service times without one; null if each has one
 * @param sizeField the field with the size; null for none
 */
public record JsonArrayFormat(
    @Nullable String timeField,
    @Nullable TimeFormat timeFormat,
    @Nullable String dateField,
    @Nullable String endField,
    @Nullable String serviceField,
    @Nullable ServiceUnit serviceUnit,
    @Nullable String sizeField)
    implements Format {

  public JsonArrayFormat {
    JsonFields.of(timeField, dateField, endField, serviceField, sizeField);
  }

  @Override
  public RecordSource open(TraceFile file) throws IOException {
    var fields = JsonFields.of(timeField, dateField, endField, serviceField, sizeField);
    var reader =
        new RowReader(timeFormat == null ? TimeFormat.ISO : timeFormat, serviceUnit, file.times());
    return new JsonArraySource(
        file,
        file.open(),
        (text, line) -> reader.read(fields.in(text, "one per element of the array"), text, line));
  }
}
