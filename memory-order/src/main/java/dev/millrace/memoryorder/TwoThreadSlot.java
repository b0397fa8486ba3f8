package dev.millrace.memoryorder;

import dev.millrace.api.Pipeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Base class of the planted slots; the tests use non-blocking calls only. */
abstract class TwoThreadSlot<T> implements Pipeline<T> {

  @Override
  public void put(T message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean offer(T message, Duration timeout) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable T take() {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable T poll(Duration timeout) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int size() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int capacity() {
    return 1;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
