package com.example.broken;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline with one place: what the broken ones have in common, and what is not at issue here. A
 * call with a time-out does not wait at all.
 */
abstract class OnePlace implements Pipeline<Message> {

  @Override
  public final boolean offer(Message message, Duration timeout) {
    return offer(message);
  }

  @Override
  public final @Nullable Message poll(Duration timeout) {
    return poll();
  }

  @Override
  public final int capacity() {
    return 1;
  }
}
