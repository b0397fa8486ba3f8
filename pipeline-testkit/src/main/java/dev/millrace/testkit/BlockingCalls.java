package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of the tests, and all variants of blocking calls. */
final class BlockingCalls {

  static final Duration ONE_HOUR = Duration.ofHours(1);

  /** Exceeds the range of a long in nanoseconds. */
  static final Duration MAX_TIMEOUT = Duration.ofSeconds(Long.MAX_VALUE);

  /** The producer name of all messages. */
  static final String PRODUCER = "main";

  private BlockingCalls() {}

  /** A put that waits for room; fails unless the message is accepted. */
  interface WaitingPut {
    void put(Pipeline<Message> pipeline, Message message) throws InterruptedException;
  }

  /** A take that waits for a message. */
  interface WaitingTake {
    @Nullable Message take(Pipeline<Message> pipeline) throws InterruptedException;
  }

  static List<WaitingPut> waitingPuts() {
    return List.of(
        Pipeline::put,
        (pipeline, message) -> assertThat(pipeline.offer(message, ONE_HOUR)).isTrue(),
        (pipeline, message) -> assertThat(pipeline.offer(message, MAX_TIMEOUT)).isTrue());
  }

  static List<WaitingTake> waitingTakes() {
    return List.of(
        Pipeline::take,
        pipeline -> pipeline.poll(ONE_HOUR),
        pipeline -> pipeline.poll(MAX_TIMEOUT));
  }

  static Message message(int number) {
    return new Message(PRODUCER, number, 0, number);
  }
}
