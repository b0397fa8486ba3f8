package dev.millrace.testkit;

import static dev.millrace.testkit.Ways.message;
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

/** What the tests of all rules have in common: the pipeline under test, and how to use it. */
interface PipelineRules {

  /** The largest capacity that is worth filling up. */
  int MOST_TO_FILL = 10_000;

  /** More places than these take too long to be filled in each schedule. */
  int MOST_TO_EXPLORE = 4;

  /** A new pipeline, open and empty. */
  Pipeline<Message> create(Surroundings surroundings);

  /** How many threads may put at once. */
  int producers();

  /** How many threads may take at once. */
  int consumers();

  /** How long a call may take before it counts as hanging. */
  Duration patience();

  default Pipeline<Message> open() {
    return create(Surroundings.of(stillRun()));
  }

  /** A run in which no time passes. */
  default PipelineContext stillRun() {
    List<String> names = new ArrayList<>(List.of(Ways.PRODUCER));
    for (int i = 1; i < producers(); i++) {
      names.add("other-" + i);
    }
    return new ManualContext(names, consumers());
  }

  default Pipeline<Message> openWithRoom() {
    Pipeline<Message> pipeline = open();
    assumeTrue(pipeline.capacity() > 0, "does not apply: the capacity is 0, nothing stays inside");
    return pipeline;
  }

  default Pipeline<Message> openBounded() {
    Pipeline<Message> pipeline = open();
    assumeTrue(
        pipeline.capacity() <= MOST_TO_FILL,
        "does not apply: the capacity is "
            + pipeline.capacity()
            + ", which is as good as no bound");
    return pipeline;
  }

  /** Scenes that are explored fill it each time, which must not take long. */
  default void assumeSmall() {
    int capacity = open().capacity();
    assumeTrue(
        capacity <= MOST_TO_EXPLORE,
        "not judged: with a capacity of " + capacity + " it takes too long");
  }

  default void assumeSeveralProducers() {
    assumeTrue(producers() > 1, "does not apply: only one thread may put");
  }

  default void assumeSeveralConsumers() {
    assumeTrue(consumers() > 1, "does not apply: only one thread may take");
  }

  /** Puts 0, 1, 2, ... until there is no more room, or a few if there is no end of room. */
  default List<Message> fill(Pipeline<Message> pipeline) {
    int most = pipeline.capacity() > MOST_TO_FILL ? 10 : MOST_TO_FILL + 1;
    var accepted = new ArrayList<Message>();
    while (accepted.size() < most && pipeline.offer(message(accepted.size()))) {
      accepted.add(message(accepted.size()));
    }
    return accepted;
  }

  default List<Message> pollAll(Pipeline<Message> pipeline) {
    return Stream.generate(pipeline::poll).takeWhile(message -> message != null).toList();
  }

  /** The messages are these, in this order if the pipeline promises to keep it. */
  default void assertSame(Pipeline<Message> pipeline, List<Message> found, List<Message> expected) {
    if (pipeline.keepsOrder()) {
      assertThat(found).isEqualTo(expected);
    } else {
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  default Call<String> start(Call.Action action) {
    return Call.doing(action, patience());
  }

  default <V extends @Nullable Object> Call<V> call(Callable<V> call) {
    return Call.of(call, patience());
  }

  default void assertInterruptIsNoticed(Call.Action action) {
    Call<String> running =
        start(
            () -> {
              Thread.currentThread().interrupt();
              action.run();
            });
    assertThatThrownBy(running::result).isInstanceOf(InterruptedException.class);
  }
}
