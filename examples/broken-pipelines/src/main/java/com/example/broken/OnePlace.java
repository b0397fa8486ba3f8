package com.example.broken;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Base class of the broken pipelines: capacity 1, and timed calls that do not wait. Neither is part
 * of the mistakes.
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
