package dev.millrace.sim.trace;

import dev.millrace.sim.trace.TraceEvent.Called;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The recorded events of a run, in order.
 *
 * @param title one line that names the run
 * @param events the first events
 * @param happened the number of all events, recorded or not
 */
public record Trace(String title, List<TraceEvent> events, long happened) {

  /** The name of the worker for the engine's own calls. */
  private static final String ENGINE = "engine";

  public Trace {
    events = List.copyOf(events);
  }

  /** Creates a complete trace. */
  public Trace(String title, List<TraceEvent> events) {
    this(title, events, events.size());
  }

  /** Returns the trace with at most its first events. */
  Trace first(int atMost) {
    return events.size() <= atMost ? this : new Trace(title, events.subList(0, atMost), happened);
  }

  /** Returns the workers that put messages, sorted by name. */
  List<String> putters() {
    return events.stream()
        .filter(Trace::isPut)
        .map(TraceEvent::worker)
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns the workers that never put, sorted by name, the engine last. */
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

  /** Returns all workers: those that put, then the others. */
  public List<String> workers() {
    return Stream.concat(putters().stream(), others().stream()).toList();
  }

  private static boolean isPut(TraceEvent event) {
    return event instanceof Called called && called.message() != null;
  }

  /** Describes the share of events that was recorded. */
  public String extent() {
    return events.size() == happened
        ? "%,d events".formatted(happened)
        : "the first %,d of %,d events".formatted(events.size(), happened);
  }
}
