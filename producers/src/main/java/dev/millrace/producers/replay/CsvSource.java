package dev.millrace.producers.replay;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file. */
final class CsvSource implements RecordSource {

  /** The longest field and the longest row that are read, in characters. */
  private static final int LONGEST = LineReader.LONGEST;

  /** How FastCSV says in a message where the row began. */
  private static final Pattern PLACE = Pattern.compile(" *\\(record starting at line (\\d+)\\)");

  private final CsvFormat format;
  private final TraceFile file;
  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> rows;
  private int timeIndex;
  private boolean headerRead;
  private long lastLine;

  CsvSource(CsvFormat format, TraceFile file, Reader text) {
    this.format = format;
    this.file = file;
    csv =
        CsvReader.builder()
            .fieldSeparator(format.delimiter().charAt(0))
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(LONGEST)
            .build(
                CsvRecordHandler.of(rows -> rows.maxFieldSize(LONGEST).maxRecordSize(LONGEST)),
                text);
    rows = csv.iterator();
    timeIndex = format.timeColumn().index();
  }

  @Override
  public @Nullable TimedRecord next() throws IOException {
    CsvRecord row = nextRow();
    if (row != null && format.header() && !headerRead) {
      headerRead = true;
      timeIndex = timeIndexIn(row);
      row = nextRow();
    }
    return row == null ? null : timed(row.getStartingLineNumber(), List.copyOf(row.getFields()));
  }

  private int timeIndexIn(CsvRecord header) throws IOException {
    try {
      return format.timeColumn().indexIn(header.getFields());
    } catch (IllegalArgumentException e) {
      throw file.malformed(header.getStartingLineNumber(), String.valueOf(e.getMessage()));
    }
  }

  private TimedRecord timed(long line, List<String> fields) throws IOException {
    try {
      if (timeIndex >= fields.size()) {
        throw new IllegalArgumentException(
            "the row ends after column %d; expected the time in column %d"
                .formatted(fields.size(), timeIndex + 1));
      }
      return new TimedRecord(format.timeFormat().epochNanos(fields.get(timeIndex)), fields, line);
    } catch (IllegalArgumentException e) {
      throw file.broken(line, e);
    }
  }

  /** The next row that is not blank. */
  private @Nullable CsvRecord nextRow() throws IOException {
    try {
      while (rows.hasNext()) {
        CsvRecord row = rows.next();
        lastLine = row.getStartingLineNumber();
        if (row.getFieldCount() > 1 || !row.getField(0).isBlank()) {
          return row;
        }
      }
      return null;
    } catch (CsvParseException e) {
      throw notCsv(e);
    } catch (UncheckedIOException e) {
      throw file.unreadable(lastLine, requireNonNull(e.getCause()));
    }
  }

  /**
   * The end of the file's use: nobody can tell where the next row begins after a quote that is out
   * of place, so this is no broken row that could be skipped.
   */
  private IOException notCsv(CsvParseException cause) {
    String problem = String.valueOf(cause.getMessage());
    Matcher place = PLACE.matcher(problem);
    return place.find()
        ? file.malformed(Long.parseLong(place.group(1)), "no valid CSV: " + place.replaceFirst(""))
        : new IOException("%s is no valid CSV: %s".formatted(file.path(), problem));
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
