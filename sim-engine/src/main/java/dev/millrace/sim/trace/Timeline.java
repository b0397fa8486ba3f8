package dev.millrace.sim.trace;

import static java.util.stream.Collectors.joining;

import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.trace.TraceEvent.Called;
import dev.millrace.sim.trace.TraceEvent.Returned;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Renders a trace as text, with a line for each event and a column for each worker. A bar marks a
 * worker inside a call while another one acts.
 *
 * <p>Lines have at most 100 characters, unless an event's text or a name is longer. If there are
 * more workers than fit, each line names its worker instead. The time is omitted if it stands
 * still.
 */
public final class Timeline {

  private static final int WIDTH = 100;

  /** Longer texts exceed the line rather than narrow the columns. */
  private static final int MAX_COLUMN_TEXT = 48;

  private static final int LINES_PER_HEADING = 50;

  private final Trace trace;
  private final List<String> workers;

  /** 0 if the time stands still. */
  private final int timeWidth;

  /** 0 if each line names its worker. */
  private final int columnWidth;

  private final Set<String> inside = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private Timeline(Trace trace) {
    this.trace = trace;
    workers = trace.workers();
    var times = trace.events().stream().mapToLong(TraceEvent::nanos).summaryStatistics();
    timeWidth = times.getMin() < times.getMax() ? Nanos.sinceStart(times.getMax()).length() : 0;
    int longest =
        trace.events().stream()
            .mapToInt(event -> words(event).length())
            .filter(length -> length <= MAX_COLUMN_TEXT)
            .max()
            .orElse(0);
    int name = workers.stream().mapToInt(String::length).max().orElse(0);
    int left = WIDTH - timeWidth - "  inside  ".length();
    int others = Math.max(1, workers.size() - 1);
    int widest = Math.max(longest, name) + 2;
    int fits = Math.min(widest, (left - Math.max(longest, name)) / others);
    columnWidth = fits < name + 2 ? 0 : fits;
  }

  /** Returns the timeline of a trace. */
  public static String of(Trace trace) {
    return new Timeline(trace).write();
  }

  private String write() {
    text.append(trace.title()).append(": ").append(trace.extent()).append('\n');
    text.append("One column per worker; inside: messages in the pipeline after a call.\n");
    int lines = 0;
    for (TraceEvent event : trace.events()) {
      if (lines++ % LINES_PER_HEADING == 0) {
        head();
      }
      line(event);
      if (event instanceof Called) {
        inside.add(event.worker());
      } else if (event instanceof Returned) {
        inside.remove(event.worker());
      }
    }
    return text.toString();
  }

  private void head() {
    List<String> names = columnWidth == 0 ? List.of("worker") : workers;
    int width = columnWidth == 0 ? nameWidth() : columnWidth;
    text.append('\n');
    start("time", "inside");
    text.append(names.stream().map(name -> padded(name, width)).collect(joining()).stripTrailing())
        .append('\n');
  }

  private void line(TraceEvent event) {
    start(Nanos.sinceStart(event.nanos()), sizeAfter(event));
    StringBuilder before = new StringBuilder();
    if (columnWidth == 0) {
      before.append(padded(event.worker(), nameWidth())).append(words(event));
    } else {
      int column = workers.indexOf(event.worker());
      for (String worker : workers.subList(0, column)) {
        before.append(padded(bar(worker), columnWidth));
      }
      before.append(words(event));
      for (String worker : workers.subList(column + 1, workers.size())) {
        int from = workers.indexOf(worker) * columnWidth;
        if (inside.contains(worker) && before.length() < from) {
          before.append(" ".repeat(from - before.length())).append('|');
        }
      }
    }
    text.append(before.toString().stripTrailing()).append('\n');
  }

  private void start(String when, String size) {
    if (timeWidth > 0) {
      text.append(" ".repeat(Math.max(0, timeWidth - when.length()))).append(when);
    }
    text.append(" ".repeat(Math.max(0, 8 - size.length()))).append(size).append("  ");
  }

  private String bar(String worker) {
    return inside.contains(worker) ? "|" : "";
  }

  private int nameWidth() {
    return workers.stream().mapToInt(String::length).max().orElse(0) + 2;
  }

  /** Indents everything but calls, which contain it. */
  private static String words(TraceEvent event) {
    boolean isCall = event instanceof Called || event instanceof Returned;
    return isCall ? event.words() : "  " + event.words();
  }

  private static String sizeAfter(TraceEvent event) {
    return event instanceof Returned returned && returned.size() >= 0 ? "" + returned.size() : "";
  }

  private static String padded(String words, int width) {
    return words + " ".repeat(Math.max(0, width - words.length()));
  }
}
