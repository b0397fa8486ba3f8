package dev.millrace.sim.report.page;

import dev.millrace.api.StepListener.Step;
import dev.millrace.sim.trace.Trace;
import dev.millrace.sim.trace.TraceEvent;
import dev.millrace.sim.trace.TraceEvent.Called;
import dev.millrace.sim.trace.TraceEvent.Returned;
import dev.millrace.sim.trace.TraceEvent.Stepped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds after each event of a trace: who holds which lock, in which call each worker is, and
 * which messages are in the pipeline.
 */
final class TraceStates {

  private static final String FREE = "free";

  /** Of a lock that was held when the trace began, as the consumer lock of an empty slot is. */
  private static final String HELD = "held";

  private static final String OUTSIDE = "";

  /**
   * A state.
   *
   * @param locks by name: {@code free}, {@code held}, or {@code held by} a worker; then who waits
   * @param calls by worker: the call in which it is; empty outside of calls
   * @param inside the messages that the pipeline has accepted and not yet given out
   */
  record State(Map<String, String> locks, Map<String, String> calls, List<String> inside) {}

  private final Map<String, String> holders = new LinkedHashMap<>();
  private final Map<String, Set<String>> waiting = new LinkedHashMap<>();
  private final Map<String, String> calls = new LinkedHashMap<>();
  private final Map<String, String> puts = new LinkedHashMap<>();
  private final List<String> inside = new ArrayList<>();

  /** Messages that were taken before the call that put them had returned. */
  private final Set<String> takenEarly = new LinkedHashSet<>();

  private TraceStates(Trace trace) {
    for (TraceEvent event : trace.events()) {
      calls.putIfAbsent(event.worker(), OUTSIDE);
      if (event instanceof Stepped step) {
        waiting.putIfAbsent(step.lock(), new LinkedHashSet<>());
        if (step.step() == Step.ACQUIRED || step.step() == Step.RELEASED) {
          holders.putIfAbsent(step.lock(), step.step() == Step.RELEASED ? HELD : FREE);
        }
      }
    }
  }

  /** Returns the state after each event, in their order. */
  static List<State> of(Trace trace) {
    TraceStates states = new TraceStates(trace);
    List<State> after = new ArrayList<>();
    for (TraceEvent event : trace.events()) {
      states.apply(event);
      after.add(states.snapshot());
    }
    return after;
  }

  private void apply(TraceEvent event) {
    if (event instanceof Stepped step) {
      apply(step);
    } else if (event instanceof Called call) {
      calls.put(call.worker(), call.words());
      if (call.message() != null) {
        puts.put(call.worker(), call.message());
      }
    } else if (event instanceof Returned returned) {
      calls.put(returned.worker(), OUTSIDE);
      waiting.values().forEach(workers -> workers.remove(returned.worker()));
      apply(returned);
    }
  }

  private void apply(Stepped step) {
    Set<String> workers = waiting.computeIfAbsent(step.lock(), lock -> new LinkedHashSet<>());
    switch (step.step()) {
      case ABOUT_TO_ACQUIRE, ABOUT_TO_WAIT -> workers.add(step.worker());
      case ACQUIRED -> {
        workers.remove(step.worker());
        holders.put(step.lock(), HELD + " by " + step.worker());
      }
      case RELEASED -> holders.put(step.lock(), FREE);
      default -> {
        // about to try or to release: nothing has changed yet
      }
    }
  }

  private void apply(Returned returned) {
    String put = puts.remove(returned.worker());
    if (put != null) {
      if (returned.outcome().equals("accepted") && !takenEarly.remove(put)) {
        inside.add(put);
      }
    } else if (!inside.remove(returned.outcome()) && puts.containsValue(returned.outcome())) {
      takenEarly.add(returned.outcome());
    }
  }

  private State snapshot() {
    Map<String, String> locks = new LinkedHashMap<>();
    waiting.forEach(
        (lock, workers) -> {
          String holder = holders.getOrDefault(lock, FREE);
          locks.put(
              lock,
              workers.isEmpty() ? holder : holder + "; waiting: " + String.join(", ", workers));
        });
    return new State(locks, new LinkedHashMap<>(calls), List.copyOf(inside));
  }
}
