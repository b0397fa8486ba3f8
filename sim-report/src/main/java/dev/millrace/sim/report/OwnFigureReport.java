package dev.millrace.sim.report;

import dev.millrace.sim.measure.OwnFigure;
import dev.millrace.sim.study.FigureResult;
import dev.millrace.sim.study.StudyResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure that the components of a group reported of themselves: units in use, averaged over time,
 * or a count.
 *
 * @param unit what is counted, in the plural
 * @param meaning one line, which continues the unit
 * @param mean the units in use, averaged over time; null for a count
 * @param of the units that there are; null for a count
 * @param share the mean divided by them, from 0 to 1; null for a count
 * @param total the count; null for units in use
 * @param perSecond the count a second; null for units in use
 */
public record OwnFigureReport(
    String unit,
    String meaning,
    @Nullable Double mean,
    @Nullable Long of,
    @Nullable Double share,
    @Nullable Long total,
    @Nullable Double perSecond) {

  /** Returns the figures by group and name; null if there are none. */
  static @Nullable Map<String, Map<String, OwnFigureReport>> of(StudyResult study) {
    Map<String, Map<String, OwnFigureReport>> groups = new LinkedHashMap<>();
    for (FigureResult result : study.ownFigures(StudyResult.CONFIDENCE)) {
      groups
          .computeIfAbsent(result.figure().group(), group -> new LinkedHashMap<>())
          .put(result.figure().name(), of(result));
    }
    return groups.isEmpty() ? null : Collections.unmodifiableMap(groups);
  }

  private static OwnFigureReport of(FigureResult result) {
    OwnFigure figure = result.figure();
    Double value = Measures.finite(result.value().value());
    return figure.isCount()
        ? new OwnFigureReport(
            figure.unit(), figure.meaning(), null, null, null, (long) figure.amount(), value)
        : new OwnFigureReport(
            figure.unit(),
            figure.meaning(),
            value,
            figure.units(),
            Measures.finite(result.share().value()),
            null,
            null);
  }

  /** Returns the intervals of the means and rates by group and name; null if there are none. */
  static @Nullable Map<String, Map<String, Interval>> intervals(StudyResult study) {
    Map<String, Map<String, Interval>> groups = new LinkedHashMap<>();
    for (FigureResult result : study.ownFigures(StudyResult.CONFIDENCE)) {
      Interval interval = Interval.of(result.value());
      if (interval != null) {
        groups
            .computeIfAbsent(result.figure().group(), group -> new LinkedHashMap<>())
            .put(result.figure().name(), interval);
      }
    }
    return groups.isEmpty() ? null : Collections.unmodifiableMap(groups);
  }
}
