package dev.millrace.sim.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a run by group, where there are several groups.
 *
 * @param producers by group of producers; empty if there is one
 * @param consumers by group of consumers; empty if there is one
 * @param classes by the rank that the pipeline gives the messages of a producer, the first to be
 *     taken first; empty if there is one, or if each group of producers has a rank of its own
 */
public record Breakdown(
    List<GroupFigures> producers, List<GroupFigures> consumers, List<GroupFigures> classes) {

  /** No groups. */
  static final Breakdown NONE = new Breakdown(List.of(), List.of(), List.of());

  Breakdown withoutConsumers() {
    return new Breakdown(producers, List.of(), classes);
  }

  /**
   * Returns the sums of two breakdowns; the times of the second are merged into those of the first.
   */
  Breakdown plus(Breakdown other) {
    return new Breakdown(
        sum(producers, other.producers),
        sum(consumers, other.consumers),
        sum(classes, other.classes));
  }

  private static List<GroupFigures> sum(List<GroupFigures> some, List<GroupFigures> more) {
    Map<String, GroupFigures> sums = new LinkedHashMap<>();
    some.forEach(figures -> sums.put(figures.name(), figures));
    for (GroupFigures figures : more) {
      sums.put(
          figures.name(),
          sums.getOrDefault(figures.name(), GroupFigures.none(figures.name())).plus(figures));
    }
    return new ArrayList<>(sums.values());
  }
}
