package dev.millrace.producers.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file of recorded messages: opens it as text, and creates the failures of its readers.
 *
 * @param path the path of the file
 * @param encoding the encoding of its text
 * @param zone the zone of its times without one
 * @param year the year of its first time without one; null for that of the file
 * @param view wraps the text that is read
 */
record TraceFile(
    Path path,
    TextEncoding encoding,
    TimeZoneSetting zone,
    @Nullable Integer year,
    UnaryOperator<Reader> view) {

  private static final UnaryOperator<Reader> WHOLE = text -> text;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int BYTE_ORDER_MARK = '\uFEFF';

  /** Creates a file that is read to its end. */
  TraceFile(Path path, TextEncoding encoding, TimeZoneSetting zone, @Nullable Integer year) {
    this(path, encoding, zone, year, WHOLE);
  }

  /** Creates a file of UTF-8 text that is read to its end. */
  TraceFile(Path path) {
    this(path, TextEncoding.UTF_8, TimeZoneSetting.UTC, null);
  }

  /** Returns the file with a wrapper around the text that is read. */
  TraceFile withView(UnaryOperator<Reader> wrapper) {
    return new TraceFile(path, encoding, zone, year, wrapper);
  }

  /**
   * Checks that a file can be read.
   *
   * @throws IllegalArgumentException if not
   */
  static void check(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("file %s does not exist".formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("file %s is not a regular file".formatted(file));
    }
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("file %s is not readable".formatted(file));
    }
  }

  /** Returns what times may lack, for one pass. */
  TimeContext times() {
    return new TimeContext(zone.zone(), year, this::lastModified);
  }

  private LocalDate lastModified() {
    try {
      return LocalDate.ofInstant(Files.getLastModifiedTime(path).toInstant(), zone.zone());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens the file as text without its byte order mark, decompressed if it starts with the magic
   * number of gzip. Bytes that its encoding does not have become U+FFFD.
   *
   * @throws IOException if it cannot be opened, or is compressed or encoded in another way
   */
  Reader open() throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
    try {
      FileType type = FileType.of(bytes);
      if (!type.isRead() && !(type == FileType.UTF_16 && encoding.isUtf16())) {
        throw new IOException(
            "%s is %s; allowed: %s text, plain or compressed with gzip"
                .formatted(path, type.words(), encoding.charset().name()));
      }
      return view.apply(
          text(type == FileType.GZIP ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes));
    } catch (EOFException | ZipException e) {
      bytes.close();
      throw unreadable(0, e);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /**
   * Reads a row.
   *
   * @param text the start of the row, for messages
   * @throws MalformedRowException if the reading refuses the row
   */
  TimedRecord readRow(long line, String text, Supplier<TimedRecord> reading)
      throws MalformedRowException {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw malformedRow(line, String.valueOf(e.getMessage()));
    } catch (ArithmeticException e) {
      throw malformedRow(line, "the start of the message is more than 292 years from 1970");
    } catch (StackOverflowError e) {
      // A regular expression may recurse for each character.
      throw malformedRow(line, Quoted.of(text) + " is too complex for the pattern");
    }
  }

  /** Creates the failure of a row, which can be skipped. */
  MalformedRowException malformedRow(long line, String problem) {
    return new MalformedRowException(at(line) + problem);
  }

  /** Creates the failure of the whole file. */
  IOException malformedFile(long line, String problem) {
    return new IOException(at(line) + problem);
  }

  /** Creates the failure of a read. */
  IOException unreadable(long linesRead, IOException cause) {
    if (cause instanceof ClosedByInterruptException) {
      return new InterruptedIOException("interrupted while reading " + path);
    }
    String problem = String.valueOf(cause.getMessage());
    if (cause instanceof EOFException) {
      problem = "the compressed data is truncated";
    } else if (cause instanceof ZipException) {
      problem = "the compressed data is corrupt (%s)".formatted(problem);
    }
    return new IOException(
        "%s cannot be read beyond line %d: %s".formatted(path, linesRead, problem), cause);
  }

  private String at(long line) {
    return "%s:%d: ".formatted(path, line);
  }

  private Reader text(InputStream bytes) throws IOException {
    var text = new BufferedReader(new InputStreamReader(bytes, encoding.charset()));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }
}
