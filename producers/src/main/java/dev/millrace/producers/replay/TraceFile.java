package dev.millrace.producers.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file of recorded messages: opens it as text, and creates the failures of its readers.
 *
 * @param path the path of the file
 */
record TraceFile(Path path) {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int BYTE_ORDER_MARK = '\uFEFF';

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

  /**
   * Opens the file as UTF-8 text without its byte order mark, decompressed if it starts with the
   * magic number of gzip. Bytes that are not UTF-8 become U+FFFD.
   */
  Reader open() throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
    try {
      return text(isGzip(bytes) ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes);
    } catch (IOException e) {
      bytes.close();
      throw unreadable(0, e);
    }
  }

  /** Creates the failure of a row, which can be skipped. */
  MalformedRowException malformedRow(long line, IllegalArgumentException problem) {
    return new MalformedRowException(at(line) + problem.getMessage());
  }

  /** Creates the failure of the whole file. */
  IOException malformedFile(long line, String problem) {
    return new IOException(at(line) + problem);
  }

  /** Creates the failure of a read. */
  IOException unreadable(long linesRead, IOException cause) {
    String problem =
        cause instanceof EOFException
            ? "the compressed data is truncated"
            : String.valueOf(cause.getMessage());
    return new IOException(
        "%s cannot be read beyond line %d: %s".formatted(path, linesRead, problem), cause);
  }

  private String at(long line) {
    return "%s:%d: ".formatted(path, line);
  }

  private static boolean isGzip(InputStream bytes) throws IOException {
    bytes.mark(2);
    byte[] magic = bytes.readNBytes(2);
    bytes.reset();
    return magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
  }

  private static Reader text(InputStream bytes) throws IOException {
    var text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }
}
