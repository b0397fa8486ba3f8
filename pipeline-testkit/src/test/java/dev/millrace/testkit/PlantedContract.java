package dev.millrace.testkit;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contract of the pipeline with the planted mistake; run by {@link MistakesTest}, not by
 * itself.
 */
class PlantedContract extends PipelineContract {

  /** Set before the run, by the thread that starts it. */
  static volatile @Nullable Function<TestEnvironment, Pipeline<Message>> factory;

  @Override
  public Pipeline<Message> create(TestEnvironment environment) {
    return requireNonNull(factory).apply(environment);
  }

  /** Long enough for correct calls, short enough for hangs. */
  @Override
  public Duration callTimeout() {
    return Duration.ofSeconds(3);
  }
}
