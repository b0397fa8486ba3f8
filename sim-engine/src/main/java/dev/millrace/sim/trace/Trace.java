package dev.millrace.sim.trace;

import dev.millrace.sim.trace.TraceEvent.Called;
import java.util.Comparator;
import java.util.List;

/**
 * What was recorded of a run, in order.
 *
 * @param title whose trace it is, in a line
 * @param events the first of what happened
 * @param happened how many events there were in all, recorded or not
 */
public record Trace(String title, List<TraceEvent> events, long happened) {

  /** The name under which an engine calls the pipeline itself. */
  private static final String ENGINE = "engine";

  public Trace {
    events = List.copyOf(events);
  }

  /** Everything that happened. */
  public Trace(String title, List<TraceEvent> events) {
    this(title, events, events.size());
  }

  /** The same trace with no more than its first so many events. */
  Trace first(int atMost) {
    return events.size() <= atMost ? this : new Trace(title, events.subList(0, atMost), happened);
  }

  /** Who puts, in the order of names; known by the messages that were handed in. */
  List<String> putters() {
    return events.stream()
        .filter(Trace::isPut)
        .map(TraceEvent::worker)
        .distinct()
        .sorted()
        .toList();
  }

  /** Who never puts, in the order of names, the engine last. */
  List<String> others() {
    List<String> putters = putters();
    return events.stream()
        .map(TraceEvent::worker)
        .distinct()
        .filter(worker -> !putters.contains(worker))
        .sorted()
        .sorted(Comparator.comparing(ENGINE::equals))
        .toList();
  }

  private static boolean isPut(TraceEvent event) {
    return event instanceof Called called && called.message() != null;
  }

  /** How many of all events these are, in words. */
  public String extent() {
    return events.size() == happened
        ? "%,d events".formatted(happened)
        : "the first %,d of %,d events".formatted(events.size(), happened);
  }
}
