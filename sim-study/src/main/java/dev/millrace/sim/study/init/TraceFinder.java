package dev.millrace.sim.study.init;

import com.typesafe.config.ConfigUtil;
import dev.millrace.sim.plugins.PluginSource;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.study.ScenarioSpec;
import dev.millrace.sim.study.Scenarios;
import dev.millrace.sim.study.ScheduleReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the settings with which file-replay reads a trace. The first rows suggest candidates, and a
 * scenario with each, best first, decides: what it reads is what a run reads.
 */
final class TraceFinder {

  private final Path file;
  private final PluginSource plugins;
  private final long maxMessages;

  TraceFinder(Path file, PluginSource plugins, long maxMessages) {
    this.file = file;
    this.plugins = plugins;
    this.maxMessages = maxMessages;
  }

  /**
   * Reads the trace with the best settings.
   *
   * @param consumers creates a receiver of the due times for each attempt
   * @throws TraceException if there are none
   */
  <C extends LongConsumer> FoundTrace<C> find(Supplier<C> consumers) {
    refuseIfUnreadable();
    TraceHead head = head();
    List<Candidate> candidates = candidates(head);
    String refusal = null;
    for (Candidate candidate : candidates) {
      refuseIfUnusable(candidate);
      for (String format : candidate.formats()) {
        for (boolean skip : new boolean[] {false, true}) {
          Attempt<C> attempt = attempt(format, skip, consumers.get());
          if (attempt.refusal == null && attempt.reading != null) {
            List<Candidate> others =
                candidates.stream().filter(other -> other != candidate).toList();
            return new FoundTrace<>(
                file,
                candidate,
                others,
                format,
                attempt.skipped,
                attempt.reading,
                attempt.consumer);
          }
          refusal = refusal == null ? attempt.refusal : refusal;
        }
      }
    }
    throw new TraceException(refusal == null ? none(head) : refusal);
  }

  /**
   * An attempt to read the trace.
   *
   * @param skipped the first row that had to be skipped; null if none
   * @param refusal why the trace cannot be read; null if it was
   */
  private record Attempt<C>(
      @Nullable ScheduleReading reading,
      @Nullable String skipped,
      @Nullable String refusal,
      C consumer) {}

  private @Nullable String firstMalformed;

  private <C extends LongConsumer> Attempt<C> attempt(String format, boolean skip, C consumer) {
    try {
      ScenarioSpec spec = Scenarios.parse(scenario(format, skip)).withPlugins(plugins);
      ScheduleReading reading = spec.readSchedule(maxMessages, consumer);
      if (reading.failure() == null) {
        return new Attempt<>(reading, skip ? firstMalformed : null, null, consumer);
      }
      return refused(reading.failure(), consumer);
    } catch (ScenarioException e) {
      return refused(e.problems().get(0).what(), consumer);
    }
  }

  private <C> Attempt<C> refused(String refusal, C consumer) {
    // A scenario given as a string has absolute paths.
    String shown = refusal.replace(file.toAbsolutePath().toString(), file.toString());
    firstMalformed = shown;
    return new Attempt<>(null, null, shown, consumer);
  }

  private String scenario(String format, boolean skip) {
    return """
        producers.trace { type = file-replay, file = %s, on-error = %s, format %s }
        pipeline { type = queue, capacity = 1 }
        consumers.none { type = slow-database, service = 1s }
        run.engine = virtual
        """
        .formatted(ConfigUtil.quoteString(file.toString()), skip ? "skip" : "fail", format);
  }

  private void refuseIfUnreadable() {
    if (!Files.exists(file)) {
      throw new TraceException("file %s does not exist".formatted(file));
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new TraceException("%s is not a readable file".formatted(file));
    }
    // Names the compression of a file that is neither text nor gzip.
    Attempt<LongConsumer> asText =
        new TraceFinder(file, plugins, 1).attempt("{ type = text, rate = 1 }", true, due -> {});
    if (asText.refusal != null) {
      throw new TraceException(asText.refusal);
    }
  }

  private TraceHead head() {
    try {
      return TraceHead.read(file);
    } catch (IOException e) {
      throw new TraceException("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private void refuseIfUnusable(Candidate candidate) {
    if (candidate.guess().ambiguous()) {
      throw new TraceException(
          "%s: the time in %s is ambiguous: %s; write the format of a file-replay yourself"
              .formatted(file, candidate.place(), candidate.guess().note()));
    }
    if (candidate.times().span() == 0) {
      throw new TraceException(
          "%s: %s has no two different times; allowed: at least two"
              .formatted(file, candidate.place()));
    }
    if (!candidate.isOrdered()) {
      throw new TraceException(
          "%s: the times in %s %s; allowed: ascending, so sort the file by them first"
              .formatted(
                  file,
                  candidate.place(),
                  candidate.isDescending() ? "descend" : "are in no order"));
    }
  }

  private static List<Candidate> candidates(TraceHead head) {
    List<Candidate> json = JsonCandidates.of(head);
    List<Candidate> found = new ArrayList<>(json.isEmpty() ? CsvCandidates.of(head) : json);
    if (json.isEmpty()) {
      long precise = found.stream().mapToLong(each -> each.times().distinct()).max().orElse(0);
      LogCandidates.of(head).stream()
          .filter(candidate -> candidate.times().distinct() > precise)
          .forEach(found::add);
    }
    found.sort(Candidate.BEST_FIRST);
    return found;
  }

  private String none(TraceHead head) {
    String first = head.lines().get(0).stripLeading();
    if (first.startsWith("[") && head.lines().size() < 3 || first.equals("[")) {
      return "%s is a JSON array; allowed: a JSON object per line (jq -c '.[]' converts one)"
          .formatted(file);
    }
    return LogCandidates.hasTimesWithoutYear(head)
        ? "%s: the times have no year; allowed: a date with a year and a time of day"
            .formatted(file)
        : ("%s: no time found in the first %,d lines; allowed: a column, a field or a part of each"
                + " line with a date and a time of day, or a number of seconds")
            .formatted(file, head.lines().size());
  }
}
