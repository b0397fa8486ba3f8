package dev.millrace.memoryorder;

import org.jspecify.annotations.Nullable;

/** A slot without a happens-before edge from put to take. */
final class PlainSlot<T> extends TwoThreadSlot<T> {

  private @Nullable T slot;

  @Override
  public boolean offer(T message) {
    slot = message;
    return true;
  }

  @Override
  public @Nullable T poll() {
    return slot;
  }
}
