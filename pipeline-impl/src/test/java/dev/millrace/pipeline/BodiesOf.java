package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A pipeline for messages as one for their bodies, all of one producer and due at 0. */
final class BodiesOf<T> implements Pipeline<T> {

  private final Pipeline<Message> messages;
  private final AtomicLong sequence = new AtomicLong();

  BodiesOf(Pipeline<Message> messages) {
    this.messages = messages;
  }

  @Override
  public void put(T body) throws InterruptedException {
    messages.put(message(body));
  }

  @Override
  public boolean offer(T body) {
    return messages.offer(message(body));
  }

  @Override
  public boolean offer(T body, Duration timeout) throws InterruptedException {
    return messages.offer(message(body), timeout);
  }

  @Override
  public @Nullable T take() throws InterruptedException {
    return body(messages.take());
  }

  @Override
  public @Nullable T poll() {
    return body(messages.poll());
  }

  @Override
  public @Nullable T poll(Duration timeout) throws InterruptedException {
    return body(messages.poll(timeout));
  }

  @Override
  public int size() {
    return messages.size();
  }

  @Override
  public int capacity() {
    return messages.capacity();
  }

  @Override
  public boolean keepsOrder() {
    return messages.keepsOrder();
  }

  @Override
  public void close() {
    messages.close();
  }

  private Message message(T body) {
    return new Message("p-1", sequence.getAndIncrement(), 0, requireNonNull(body));
  }

  @SuppressWarnings("unchecked") // what was put
  private @Nullable T body(@Nullable Message message) {
    return message == null ? null : (T) message.body();
  }
}
