package dev.millrace.memoryorder;

import dev.millrace.api.Pipeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A slot without any happens-before edge from the put to the take, for two threads. */
final class PlainSlot<T> implements Pipeline<T> {

  private @Nullable T slot;

  @Override
  public void put(T message) {
    slot = message;
  }

  @Override
  public boolean offer(T message) {
    slot = message;
    return true;
  }

  @Override
  public boolean offer(T message, Duration timeout) {
    return offer(message);
  }

  @Override
  public @Nullable T take() {
    return slot;
  }

  @Override
  public @Nullable T poll() {
    return slot;
  }

  @Override
  public @Nullable T poll(Duration timeout) {
    return slot;
  }

  @Override
  public int size() {
    return slot == null ? 0 : 1;
  }

  @Override
  public int capacity() {
    return 1;
  }

  @Override
  public void close() {}
}
