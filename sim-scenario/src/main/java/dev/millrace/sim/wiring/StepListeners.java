package dev.millrace.sim.wiring;

import dev.millrace.api.StepListener;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Listeners that are notified of each step in turn. */
record StepListeners(List<StepListener> listeners) implements StepListener {

  /** Returns the listeners that are not null as one, or empty if there are none. */
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
