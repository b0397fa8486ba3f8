package dev.millrace.sim;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A simulation each of whose consumers is watched while it stores message by message.
 *
 * <p>Each list is written by one worker, and read when the run is over: its end is the
 * <i>happens-before</i> edge.
 */
final class Observed {

  /** A message, when its storing began and when it was done, in nanoseconds of the run. */
  record Stored(Message message, long fromNanos, long toNanos) {}

  private final Simulation simulation;
  private final List<List<Stored>> workers = new ArrayList<>();

  Observed(Simulation plain) {
    List<ConsumerSpec> specs = plain.consumers().stream().map(this::watched).toList();
    simulation =
        new Simulation(
            plain.settings(),
            plain.pipeline(),
            plain.context(),
            plain.overflow(),
            plain.producers(),
            specs);
  }

  Simulation simulation() {
    return simulation;
  }

  /** What was stored, in the order of the messages of each producer. */
  List<Stored> stored() {
    return workers.stream()
        .flatMap(List::stream)
        .sorted(
            Comparator.comparing((Stored each) -> each.message().producer())
                .thenComparing(each -> each.message().sequence()))
        .toList();
  }

  List<Message> messages() {
    return stored().stream().map(Stored::message).toList();
  }

  private ConsumerSpec watched(ConsumerSpec spec) {
    List<Stored> stored = new ArrayList<>();
    workers.add(stored);
    Consumer watched =
        new Consumer() {
          @Override
          public void accept(Message message, Clock clock) throws Exception {
            long from = clock.nanos();
            spec.consumer().accept(message, clock);
            stored.add(new Stored(message, from, clock.nanos()));
          }

          @Override
          public void close() throws Exception {
            spec.consumer().close();
          }
        };
    return new ConsumerSpec(spec.name(), watched, spec.retry(), spec.batch(), spec.jitter());
  }
}
