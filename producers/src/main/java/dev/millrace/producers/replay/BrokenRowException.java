package dev.millrace.producers.replay;

import java.io.IOException;

/** Thrown for a row from which no message can be made, while those after it can still be read. */
final class BrokenRowException extends IOException {

  private static final long serialVersionUID = 1L;

  BrokenRowException(String message) {
    super(message);
  }
}
