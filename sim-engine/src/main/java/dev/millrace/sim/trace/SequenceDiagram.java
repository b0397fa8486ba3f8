package dev.millrace.sim.trace;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.millrace.sim.trace.TraceEvent.Noted;
import dev.millrace.sim.trace.TraceEvent.Returned;
import dev.millrace.sim.trace.TraceEvent.Stepped;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Renders a trace as a Mermaid sequence diagram: putting workers on the left, the pipeline and its
 * locks in the middle, other workers on the right. Each event is an arrow, dashed for a return.
 *
 * <p>Limited to the first {@value #MAX_EVENTS} events, because by default Mermaid does not draw
 * more than 50,000 characters.
 */
public final class SequenceDiagram {

  private static final int MAX_EVENTS = 500;
  private static final String PIPELINE = "pipeline";

  private final Trace trace;

  /** The short names of locks in the diagram. */
  private final Map<String, String> locks = new LinkedHashMap<>();

  private final Map<String, String> workers = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder("sequenceDiagram\n");

  private SequenceDiagram(Trace trace) {
    this.trace = trace.first(MAX_EVENTS);
  }

  /** Returns the diagram of a trace. */
  public static String of(Trace trace) {
    return new SequenceDiagram(trace).write();
  }

  private String write() {
    participants();
    if (trace.events().size() < trace.happened()) {
      text.append("  Note over pipeline: ").append(escaped(trace.extent())).append('\n');
    }
    trace.events().forEach(this::arrow);
    return text.toString();
  }

  private void participants() {
    for (TraceEvent event : trace.events()) {
      if (event instanceof Stepped step) {
        locks.computeIfAbsent(step.lock(), lock -> "lock" + (locks.size() + 1));
      }
    }
    trace.putters().forEach(this::worker);
    participant(PIPELINE, PIPELINE);
    locks.forEach((lock, shortName) -> participant(shortName, lock));
    trace.others().forEach(this::worker);
  }

  private void worker(String name) {
    String shortName = "worker" + (workers.size() + 1);
    workers.put(name, shortName);
    participant(shortName, name);
  }

  private void participant(String shortName, String name) {
    text.append("  participant ").append(shortName).append(" as ").append(escaped(name));
    text.append('\n');
  }

  private void arrow(TraceEvent event) {
    String worker = requireNonNull(workers.get(event.worker()));
    if (event instanceof Stepped step) {
      boolean isRequest = step.step().name().startsWith("ABOUT_TO_");
      arrow(worker, requireNonNull(locks.get(step.lock())), isRequest, step.step().toString());
    } else if (event instanceof Returned returned) {
      String size = returned.size() < 0 ? "" : " (" + returned.size() + " inside)";
      arrow(worker, PIPELINE, false, returned.words() + size);
    } else if (event instanceof Noted) {
      text.append("  Note over ").append(worker).append(": ").append(escaped(event.words()));
      text.append('\n');
    } else {
      arrow(worker, PIPELINE, true, event.words());
    }
  }

  private void arrow(String worker, String other, boolean isRequest, String words) {
    text.append("  ").append(isRequest ? worker + "->>" + other : other + "-->>" + worker);
    text.append(": ").append(escaped(words)).append('\n');
  }

  /** Escapes the characters that have a meaning in Mermaid. */
  private static String escaped(String words) {
    return words
        .codePoints()
        .mapToObj(
            c ->
                Character.isLetterOrDigit(c) || " -_.,:/()'".indexOf(c) >= 0
                    ? Character.toString(c)
                    : "#" + c + ";")
        .collect(joining());
  }
}
