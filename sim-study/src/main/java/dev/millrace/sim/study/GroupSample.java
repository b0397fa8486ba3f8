package dev.millrace.sim.study;

import dev.millrace.sim.measure.Breakdown;
import dev.millrace.sim.measure.GroupFigures;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sums of one group in one replication, as {@link Sample} has them of all messages.
 *
 * @param kind the division that the group belongs to
 * @param name the group's name, or the rank, from 1
 */
public record GroupSample(
    Kind kind,
    String name,
    long offered,
    long dropped,
    long delivered,
    double waitNanos,
    double sojournNanos) {

  /** A division of the messages into groups. */
  public enum Kind {
    /** By the group of the producer that offered them. */
    PRODUCERS,
    /** By the group of the consumer that stored them. */
    CONSUMERS,
    /** By the rank that the pipeline gives them. */
    CLASSES;

    /** Returns the groups of this division; empty if there are not several. */
    List<GroupFigures> of(Breakdown breakdown) {
      return switch (this) {
        case PRODUCERS -> breakdown.producers();
        case CONSUMERS -> breakdown.consumers();
        case CLASSES -> breakdown.classes();
      };
    }
  }

  static List<GroupSample> of(Breakdown breakdown) {
    return Stream.of(Kind.values())
        .flatMap(kind -> kind.of(breakdown).stream().map(figures -> of(kind, figures)))
        .toList();
  }

  private static GroupSample of(Kind kind, GroupFigures figures) {
    return new GroupSample(
        kind,
        figures.name(),
        figures.offered(),
        figures.dropped(),
        figures.delivered(),
        Sample.sum(figures.times().waits()),
        Sample.sum(figures.times().sojourns()));
  }
}
