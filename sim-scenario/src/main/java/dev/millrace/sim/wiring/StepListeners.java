package dev.millrace.sim.wiring;

import dev.millrace.api.StepListener;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several listeners that are told each step, one after the other. */
record StepListeners(List<StepListener> listeners) implements StepListener {

  /** Those of the given listeners that are there, as one. */
  static Optional<StepListener> all(@Nullable StepListener... listeners) {
    List<StepListener> present = Stream.of(listeners).filter(Objects::nonNull).toList();
    return present.size() > 1
        ? Optional.of(new StepListeners(present))
        : present.stream().findFirst();
  }

  @Override
  public void onStep(Step step, Lock lock) {
    for (StepListener listener : listeners) {
      listener.onStep(step, lock);
    }
  }

  @Override
  public long nanosToWait(long nanos) {
    long shortest = nanos;
    for (StepListener listener : listeners) {
      shortest = listener.nanosToWait(shortest);
    }
    return shortest;
  }
}
