package dev.millrace.testkit;

import static dev.millrace.testkit.BlockingCalls.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.api.PipelineContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Helpers shared by the tests of all rules. */
interface PipelineRules {

  /** The largest capacity that tests fill up. */
  int MAX_FILLED_CAPACITY = 10_000;

  /** The largest capacity that explored programs fill up, as they do so under each schedule. */
  int MAX_EXPLORED_CAPACITY = 4;

  /** Creates an open, empty pipeline. */
  Pipeline<Message> create(TestEnvironment environment);

  /** Returns the number of concurrent producers. */
  int producers();

  /** Returns the number of concurrent consumers. */
  int consumers();

  /** Returns the time after which a call counts as hanging. */
  Duration callTimeout();

  default Pipeline<Message> open() {
    return create(TestEnvironment.of(frozenContext()));
  }

  /** Returns a context in which no time passes. */
  default PipelineContext frozenContext() {
    List<String> names = new ArrayList<>(List.of(BlockingCalls.PRODUCER));
    for (int i = 1; i < producers(); i++) {
      names.add("other-" + i);
    }
    return new ManualContext(names, consumers());
  }

  default Pipeline<Message> openWithRoom() {
    Pipeline<Message> pipeline = open();
    assumeTrue(pipeline.capacity() > 0, "not applicable: the capacity is 0");
    return pipeline;
  }

  default Pipeline<Message> openBounded() {
    Pipeline<Message> pipeline = open();
    assumeTrue(
        pipeline.capacity() <= MAX_FILLED_CAPACITY,
        "not applicable: the capacity is " + pipeline.capacity() + ", too large to be filled");
    return pipeline;
  }

  /** Skips the test if the capacity is too large to be filled under each schedule. */
  default void assumeSmall() {
    int capacity = open().capacity();
    assumeTrue(
        capacity <= MAX_EXPLORED_CAPACITY,
        "inconclusive: a capacity of " + capacity + " is too large to be explored");
  }

  default void assumeSeveralProducers() {
    assumeTrue(producers() > 1, "not applicable: only one thread may put");
  }

  default void assumeSeveralConsumers() {
    assumeTrue(consumers() > 1, "not applicable: only one thread may take");
  }

  /**
   * Offers 0, 1, 2, ... until the pipeline is full, or ten messages if it is too large to be
   * filled.
   */
  default List<Message> fill(Pipeline<Message> pipeline) {
    int limit = pipeline.capacity() > MAX_FILLED_CAPACITY ? 10 : MAX_FILLED_CAPACITY + 1;
    var accepted = new ArrayList<Message>();
    while (accepted.size() < limit && pipeline.offer(message(accepted.size()))) {
      accepted.add(message(accepted.size()));
    }
    return accepted;
  }

  default List<Message> pollAll(Pipeline<Message> pipeline) {
    return Stream.generate(pipeline::poll).takeWhile(message -> message != null).toList();
  }

  /** Asserts equal messages, in order if the pipeline keeps the order. */
  default void assertSame(Pipeline<Message> pipeline, List<Message> found, List<Message> expected) {
    if (pipeline.keepsOrder()) {
      assertThat(found).isEqualTo(expected);
    } else {
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  default Call<String> start(Call.Action action) {
    return Call.ofAction(action, callTimeout());
  }

  default <V extends @Nullable Object> Call<V> call(Callable<V> call) {
    return Call.of(call, callTimeout());
  }

  default void assertInterruptIsDetected(Call.Action action) {
    Call<String> running =
        start(
            () -> {
              Thread.currentThread().interrupt();
              action.run();
            });
    assertThatThrownBy(running::result).isInstanceOf(InterruptedException.class);
  }
}
