package dev.millrace.testkit;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contract, for whichever pipeline is to be tried; run by {@link MistakesTest}, not by itself.
 */
class PlantedContract extends PipelineContract {

  /** Set before the run, by the thread that starts it. */
  static volatile @Nullable Function<Surroundings, Pipeline<Message>> maker;

  @Override
  public Pipeline<Message> create(Surroundings surroundings) {
    return requireNonNull(maker).apply(surroundings);
  }

  /** Long for what is right, and not so long for what hangs. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(3);
  }
}
