package dev.millrace.producers.replay;

import java.io.Reader;

/** A text that repeats one part for ever after its start; counts the characters read. */
final class Endless extends Reader {

  private final String start;
  private final String part;
  private long position;

  Endless(String start, String part) {
    this.start = start;
    this.part = part;
  }

  /** Returns the number of characters read. */
  long position() {
    return position;
  }

  @Override
  public int read(char[] target, int offset, int length) {
    for (int i = 0; i < length; i++) {
      target[offset + i] =
          position < start.length()
              ? start.charAt((int) position)
              : part.charAt((int) ((position - start.length()) % part.length()));
      position++;
    }
    return length;
  }

  @Override
  public void close() {}
}
