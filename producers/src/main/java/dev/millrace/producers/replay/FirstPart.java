package dev.millrace.producers.replay;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Checks the start of a file before it is replayed. */
final class FirstPart {

  private static final int MAX_CHARS = 1 << 22;
  private static final int MAX_ROWS = 1000;

  private FirstPart() {}

  /**
   * Reads the first part of a file, {@value #MAX_CHARS} characters at most.
   *
   * @throws IllegalArgumentException if the reading fails, with the message of the failure
   */
  static void check(TraceFile file, Reading reading) {
    try {
      reading.read(file.withView(Limited::new));
    } catch (EndOfFirstPart e) {
      // The file is well-formed so far.
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Checks the header and the first {@value #MAX_ROWS} rows: all of them are well-formed; if
   * malformed rows are skipped, one of them is, or there are none.
   *
   * @throws IllegalArgumentException if not; the message has the place
   */
  static void check(TraceFile file, Format format, OnError onError) {
    check(
        file,
        firstPart -> {
          try (RecordSource rows = format.open(firstPart)) {
            check(rows, onError);
          }
        });
  }

  private static void check(RecordSource rows, OnError onError) throws IOException {
    MalformedRowException first = null;
    for (int i = 0; i < MAX_ROWS; i++) {
      try {
        TimedRecord row = rows.next();
        if (row != null && onError == OnError.SKIP) {
          return;
        }
        if (row == null) {
          break;
        }
      } catch (MalformedRowException e) {
        if (onError == OnError.FAIL) {
          throw e;
        }
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw new IOException(
          first.getMessage() + "; no row up to the first %d has a time".formatted(MAX_ROWS), first);
    }
  }

  /** Reads from the start of a file. */
  @FunctionalInterface
  interface Reading {

    /** Reads from a file that ends, by an exception, after its first part. */
    void read(TraceFile firstPart) throws IOException;
  }

  private static final class EndOfFirstPart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EndOfFirstPart() {
      super("the first part ends", null, false, false);
    }
  }

  private static final class Limited extends FilterReader {

    private long chars;

    Limited(Reader text) {
      super(text);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      if (chars >= MAX_CHARS) {
        throw new EndOfFirstPart();
      }
      int read = super.read(target, offset, length);
      chars += Math.max(read, 0);
      return read;
    }
  }
}
