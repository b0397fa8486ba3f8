package dev.millrace.producers.replay;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * The encoding of a text file, as a setting.
 *
 * @param charset the character set
 */
public record TextEncoding(Charset charset) {

  static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8);

  /**
   * Parses the name of a character set, such as {@code iso-8859-1}.
   *
   * @throws IllegalArgumentException if there is no such character set
   */
  public static TextEncoding parse(String text) {
    try {
      return new TextEncoding(Charset.forName(text.strip()));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          "%s is not a character set; allowed: such as utf-8, iso-8859-1, windows-1252, utf-16"
              .formatted(Quoted.of(text)),
          e);
    }
  }

  /** Returns whether the encoding is a variant of UTF-16. */
  boolean isUtf16() {
    return charset.name().startsWith("UTF-16");
  }
}
