package dev.millrace.sim.study;

import dev.millrace.api.Demand;
import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.MessageGenerator;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The due times of all producers in ascending order, from their schedules alone. */
final class MergedSchedules {

  /** Returned in place of a time at the end. */
  static final long END = -1;

  private final ComponentCalls calls;
  private final long horizonNanos;
  private final List<MessageGenerator> generators = new ArrayList<>();
  private final PriorityQueue<Next> queue =
      new PriorityQueue<>(Comparator.comparingLong(Next::dueNanos));

  private Demand demand = Demand.NONE;

  /** A message that a producer's schedule has next. */
  private record Next(long dueNanos, Demand demand, MessageGenerator generator) {}

  /**
   * Creates the schedules and asks each producer for its first message.
   *
   * @param calls marks each call of a producer
   */
  MergedSchedules(RunSettings run, List<ProducerSpec> producers, ComponentCalls calls)
      throws Exception {
    this.calls = calls;
    horizonNanos = run.horizonNanos();
    for (ProducerSpec spec : producers) {
      var generator =
          new MessageGenerator(
              spec, new MessageBudget(null, () -> {}), horizonNanos, () -> horizonNanos);
      generators.add(generator);
      addNext(generator);
    }
  }

  /** Returns the next due time in nanoseconds; {@link #END} if there is none. */
  long next() throws Exception {
    if (queue.isEmpty()) {
      return END;
    }
    Next next = queue.remove();
    demand = next.demand();
    addNext(next.generator());
    return next.dueNanos();
  }

  /** Returns the demand of the message whose due time was returned last. */
  Demand demand() {
    return demand;
  }

  boolean hasNext() {
    return !queue.isEmpty();
  }

  /** Returns whether the run's duration has ended a producer. */
  boolean endsByDuration() {
    return generators.stream().anyMatch(each -> each.dueNanos() >= horizonNanos);
  }

  private void addNext(MessageGenerator generator) throws Exception {
    calls.enter(Method.NEXT);
    boolean hasNext = generator.advance(0);
    calls.exit();
    if (hasNext) {
      queue.add(new Next(generator.dueNanos(), generator.demand(), generator));
    }
  }
}
