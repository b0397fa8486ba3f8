package dev.millrace.sim.study.init;

import com.typesafe.config.ConfigUtil;
import dev.millrace.sim.engine.Printable;
import dev.millrace.sim.plugins.PluginSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A scenario that replays a trace in virtual time, and what was found in the trace. */
public final class InitialScenario {

  private static final double LOAD = 0.5;
  private static final int WORKERS = 4;
  private static final int CAPACITY = 100_000;
  private static final double HOUR_NANOS = 3600e9;

  private final FoundTrace<TraceShape> found;

  private InitialScenario(FoundTrace<TraceShape> found) {
    this.found = found;
  }

  /**
   * Finds the times of a trace and reads it.
   *
   * @param maxMessages the maximum number of messages that are read
   * @throws TraceException if it is not a trace, or ambiguous
   */
  public static InitialScenario of(Path trace, PluginSource plugins, long maxMessages) {
    var found = new TraceFinder(trace, plugins, maxMessages).find(TraceShape::new);
    if (found.consumer().spanNanos() == 0) {
      throw new TraceException(
          "%s has no two messages at different times; allowed: at least two".formatted(trace));
    }
    return new InitialScenario(found);
  }

  /** Returns the figures of the trace. */
  public TraceShape shape() {
    return found.consumer();
  }

  /** Returns what was found, in lines of text. */
  public String report() {
    List<String> lines = new ArrayList<>();
    lines.add(found.file().toString());
    findings().forEach(line -> lines.add(("  " + line).stripTrailing()));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  /**
   * Returns the scenario.
   *
   * @param folder the folder of its file, to which the path of the trace is relative
   */
  public String toHocon(Path folder) {
    StringBuilder text = new StringBuilder();
    text.append("# The traffic of %s in virtual time.\n#\n".formatted(name()));
    findings().forEach(line -> text.append(("# " + line).stripTrailing()).append('\n'));
    double meanNanos = LOAD * WORKERS / shape().perSecond() * 1e9;
    text.append(
        """

        producers {
          network {
            type = file-replay
            # Relative to this file.
            file = %s
            format %s
        %s  }
        }

        # Room for a long queue; overflow { policy = drop-newest } with less of it shows the losses.
        pipeline { type = queue, capacity = %d }

        consumers {
          database {
            type = slow-database
            count = %d
            # An example, not from the trace: the workers are busy %s of the time on average. The load
            # is rate x mean / count = %s x %s / %d = %s.
            service { type = exponential, mean = %s }
          }
        }

        run { engine = virtual }
        """
            .formatted(
                ConfigUtil.quoteString(pathFrom(folder)),
                found.format(),
                found.skipped() == null ? "" : "    on-error = skip\n",
                CAPACITY,
                WORKERS,
                "half",
                Words.number(shape().perSecond()),
                Words.duration(meanNanos),
                WORKERS,
                LOAD,
                Words.hocon(meanNanos)));
    return text.toString();
  }

  private List<String> findings() {
    List<String> lines = new ArrayList<>();
    lines.add("time: %s, %s".formatted(found.chosen().place(), found.chosen().guess().format()));
    note(lines, found.chosen().guess().note());
    if (!found.others().isEmpty()) {
      lines.add(
          "could be the time as well: "
              + String.join(", ", found.others().stream().map(Candidate::toString).toList()));
    }
    found.reading().remarks().forEach(remark -> lines.add(withoutPath(remark)));
    int backwards = found.chosen().times().backwards();
    lines.add(
        backwards == 0
            ? "order: ascending"
            : String.format(
                Locale.ROOT,
                "order: %,d of the first %,d times are before an earlier one; such messages are due"
                    + " at once",
                backwards,
                found.chosen().times().parsed()));
    if (found.skipped() != null) {
      lines.add("rows without a time are skipped, the first: " + withoutPath(found.skipped()));
    }
    lines.addAll(ShapeReport.lines(shape(), found.startSeconds(), found.reading().ended()));
    if (shape().longestGapNanos() >= HOUR_NANOS) {
      lines.add("(max-gap = 1h would shorten gaps such as nights)");
    }
    return lines.stream().map(Printable::line).toList();
  }

  private String name() {
    return Printable.line(String.valueOf(found.file().getFileName()));
  }

  private static void note(List<String> lines, @Nullable String note) {
    if (note != null) {
      lines.add(note);
    }
  }

  private String withoutPath(String text) {
    return text.replace(found.file().toAbsolutePath().toString(), name())
        .replace(found.file().toString(), name());
  }

  private String pathFrom(Path folder) {
    Path trace = found.file().toAbsolutePath().normalize();
    try {
      return folder.toAbsolutePath().normalize().relativize(trace).toString().replace('\\', '/');
    } catch (IllegalArgumentException e) {
      // On another drive.
      return trace.toString();
    }
  }
}
