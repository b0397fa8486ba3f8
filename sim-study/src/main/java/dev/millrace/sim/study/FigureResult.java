package dev.millrace.sim.study;

import dev.millrace.sim.measure.OwnFigure;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A figure that the components of a group reported of themselves, over all replications.
 *
 * @param figure what it is, and its sum
 * @param value the units in use averaged over time, or the count a second
 */
public record FigureResult(OwnFigure figure, Estimate value) {

  static List<FigureResult> of(StudyResult study, double confidence) {
    return study.pooled().measurements().ownFigures().stream()
        .map(figure -> of(study, figure, confidence))
        .toList();
  }

  private static FigureResult of(StudyResult study, OwnFigure figure, double confidence) {
    ToDoubleFunction<Sample> amount =
        sample ->
            sample.figures().stream()
                .filter(each -> each.isSameAs(figure))
                .mapToDouble(OwnFigure::amount)
                .sum();
    Estimate perNano = study.ratio(amount, Sample::observedNanos, confidence);
    return new FigureResult(figure, figure.isCount() ? perNano.scaled(1e9) : perNano);
  }

  /** Returns the share of the units that are in use, from 0 to 1; NaN for a count. */
  public Estimate share() {
    return figure.isCount()
        ? Estimate.without(Double.NaN)
        : value.scaled(1.0 / figure.units()).asShare();
  }
}
