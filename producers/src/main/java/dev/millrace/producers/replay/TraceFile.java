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
 * A file of recorded messages: opens it as text and words what is wrong with it.
 *
 * @param path where it is
 */
record TraceFile(Path path) {

  private static final int BUFFER = 1 << 16;
  private static final int BYTE_ORDER_MARK = '\uFEFF';

  /**
   * Looks whether a file can be replayed, before any run.
   *
   * @throws IllegalArgumentException if not; the message says why
   */
  static void check(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("file %s does not exist".formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("file %s is not a regular file".formatted(file));
    }
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("file %s may not be read".formatted(file));
    }
  }

  /**
   * Its text, decompressed if its first two bytes are those of gzip. Decoded as UTF-8, without the
   * byte order mark; bytes that are no UTF-8 become U+FFFD.
   */
  Reader open() throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    try {
      return text(isGzip(bytes) ? new GZIPInputStream(bytes, BUFFER) : bytes);
    } catch (IOException e) {
      bytes.close();
      throw unreadable(0, e);
    }
  }

  /** A row that no message can be made from, for the reason given by the exception's message. */
  BrokenRowException broken(long line, IllegalArgumentException problem) {
    return new BrokenRowException(at(line) + problem.getMessage());
  }

  /** A mistake in the file that leaves nothing more to be read. */
  IOException malformed(long line, String problem) {
    return new IOException(at(line) + problem);
  }

  /** A failure to read the file at all. */
  IOException unreadable(long linesRead, IOException cause) {
    String problem =
        cause instanceof EOFException
            ? "the compressed data ends too early"
            : String.valueOf(cause.getMessage());
    return new IOException(
        "%s cannot be read beyond line %d: %s".formatted(path, linesRead, problem), cause);
  }

  /** A place in it, to begin a message with. */
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
