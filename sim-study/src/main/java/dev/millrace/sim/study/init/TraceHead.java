package dev.millrace.sim.study.init;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The first lines of a file, from which its format is guessed.
 *
 * @param lines whole lines, without a byte order mark and line ends
 */
record TraceHead(List<String> lines) {

  private static final int MAX_LINES = 5000;
  private static final int MAX_CHARS = 1 << 20;

  /** The largest share of characters that no text has. */
  private static final double MAX_BINARY_SHARE = 0.05;

  /**
   * Reads the first lines of a file, plain or compressed with gzip.
   *
   * @throws TraceException if there are none, or they are not text
   */
  static TraceHead read(Path file) throws IOException {
    String text;
    try (Reader reader = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
      char[] chars = new char[MAX_CHARS];
      int length = 0;
      int read = 0;
      while (read >= 0 && length < MAX_CHARS) {
        length += read;
        read = reader.read(chars, length, MAX_CHARS - length);
      }
      text = new String(chars, 0, length);
    }
    boolean cut = text.length() == MAX_CHARS;
    if (isBinary(text)) {
      throw new TraceException(
          file + " is not text; allowed: UTF-8 text, plain or compressed with gzip");
    }
    List<String> lines = lines(text, cut);
    if (lines.stream().allMatch(String::isBlank)) {
      throw new TraceException(
          file
              + (cut
                  ? " has no line end in the first %,d characters".formatted(MAX_CHARS)
                  : " is empty"));
    }
    return new TraceHead(lines);
  }

  private static List<String> lines(String text, boolean cut) {
    String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (cut) {
      whole = whole.substring(0, whole.lastIndexOf('\n') + 1);
    }
    return new ArrayList<>(whole.lines().limit(MAX_LINES).toList());
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    bytes.mark(2);
    boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return gzip ? new GZIPInputStream(bytes) : bytes;
  }

  private static boolean isBinary(String text) {
    long strange =
        text.chars()
            .filter(c -> c == '\uFFFD' || (c < ' ' && c != '\t' && c != '\n' && c != '\r'))
            .count();
    return text.indexOf('\0') >= 0 || strange > MAX_BINARY_SHARE * text.length();
  }
}
