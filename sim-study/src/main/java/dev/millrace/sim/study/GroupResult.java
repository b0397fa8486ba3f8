package dev.millrace.sim.study;

import dev.millrace.sim.measure.GroupFigures;
import dev.millrace.sim.study.GroupSample.Kind;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one group over all replications.
 *
 * @param figures the sums, and the times of all its messages
 * @param loss the share of its offered messages that were dropped, from 0 to 1; NaN for consumers
 * @param waitMean in nanoseconds
 * @param sojournMean in nanoseconds
 */
public record GroupResult(
    GroupFigures figures, Estimate loss, Estimate waitMean, Estimate sojournMean) {

  static List<GroupResult> of(StudyResult study, Kind kind, double confidence) {
    return kind.of(study.pooled().measurements().breakdown()).stream()
        .map(figures -> of(study, kind, figures, confidence))
        .toList();
  }

  private static GroupResult of(
      StudyResult study, Kind kind, GroupFigures figures, double confidence) {
    ToDoubleFunction<Sample> delivered = sum(kind, figures, GroupSample::delivered);
    return new GroupResult(
        figures,
        study.rareShare(
            sum(kind, figures, GroupSample::dropped),
            sum(kind, figures, GroupSample::offered),
            confidence),
        study.ratio(sum(kind, figures, GroupSample::waitNanos), delivered, confidence),
        study.ratio(sum(kind, figures, GroupSample::sojournNanos), delivered, confidence));
  }

  private static ToDoubleFunction<Sample> sum(
      Kind kind, GroupFigures figures, ToDoubleFunction<GroupSample> of) {
    return sample ->
        sample.groups().stream()
            .filter(each -> each.kind() == kind && each.name().equals(figures.name()))
            .mapToDouble(of)
            .sum();
  }
}
