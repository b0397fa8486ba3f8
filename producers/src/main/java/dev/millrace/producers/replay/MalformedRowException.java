package dev.millrace.producers.replay;

import java.io.IOException;

/** Thrown for a malformed row; the rows after it can still be read. */
final class MalformedRowException extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedRowException(String message) {
    super(message);
  }
}
