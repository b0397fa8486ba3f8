package dev.millrace.sim.report;

import dev.millrace.sim.measure.GroupFigures;
import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.study.GroupResult;
import dev.millrace.sim.study.GroupSample.Kind;
import dev.millrace.sim.study.StudyResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the messages of one group, warm-up excluded; null where nothing was measured.
 *
 * @param offered messages that its producers offered; null for a group of consumers
 * @param dropped of a group of consumers: the expired messages that they took
 * @param loss the dropped share of the offered messages, from 0 to 1; null for a group of consumers
 * @param failed messages whose attempts were used up
 * @param calls batches and attempts; null unless it is a group of consumers that has any
 */
public record GroupReport(
    @Nullable Long offered,
    long delivered,
    long dropped,
    @Nullable Double loss,
    long failed,
    @Nullable Latency waitNanos,
    @Nullable Latency serviceNanos,
    @Nullable Latency sojournNanos,
    @Nullable Calls calls) {

  /** The intervals of a {@link GroupReport}, of its means alone. */
  public record OfGroup(
      @Nullable Interval loss, @Nullable Interval waitMean, @Nullable Interval sojournMean) {}

  /** Returns the groups by name; null unless there are several. */
  static @Nullable Map<String, GroupReport> of(StudyResult study, Kind kind) {
    Map<String, GroupReport> groups = new LinkedHashMap<>();
    for (GroupResult result : study.groups(kind, StudyResult.CONFIDENCE)) {
      groups.put(result.figures().name(), of(result.figures(), kind));
    }
    return groups.isEmpty() ? null : Collections.unmodifiableMap(groups);
  }

  private static GroupReport of(GroupFigures figures, Kind kind) {
    return new GroupReport(
        kind == Kind.CONSUMERS ? null : (Long) figures.offered(),
        figures.delivered(),
        figures.dropped(),
        Measures.finite(figures.loss()),
        figures.failed(),
        Latency.of(figures.times().waits()),
        Latency.of(figures.times().services()),
        Latency.of(figures.times().sojourns()),
        Calls.of(figures.calls()));
  }

  /** Returns the intervals of the groups by name; null unless there are several groups. */
  static @Nullable Map<String, OfGroup> intervals(StudyResult study, Kind kind) {
    List<GroupResult> results = study.groups(kind, StudyResult.CONFIDENCE);
    Map<String, OfGroup> groups = new LinkedHashMap<>();
    for (GroupResult result : results) {
      groups.put(
          result.figures().name(),
          new OfGroup(
              Interval.of(result.loss()),
              Interval.of(result.waitMean()),
              Interval.of(result.sojournMean())));
    }
    return groups.isEmpty() ? null : Collections.unmodifiableMap(groups);
  }
}
