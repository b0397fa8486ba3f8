package dev.millrace.sim.study;

import dev.millrace.sim.scenario.require.Figure;
import dev.millrace.sim.scenario.require.FigureKind;
import org.jspecify.annotations.Nullable;

/**
 * A requested precision of a figure.
 *
 * @param share the maximum length of either side of its interval, relative to the figure; above 0
 * @param of the figure
 * @param atMost the maximum number of replications; at least 2
 */
public record Precision(double share, Figure of, int atMost) {

  /**
   * Returns the reason to stop; null if more replications are needed.
   *
   * @param last whether there are {@link #atMost} of them
   */
  @Nullable StopReason examine(StudyResult soFar, boolean last) {
    Estimate figure = soFar.estimate(of, StudyResult.CONFIDENCE);
    if (figure.isWithin(share)) {
      return StopReason.PRECISE;
    }
    if (Double.isNaN(figure.value())) {
      return StopReason.NOTHING;
    }
    boolean noneLost = of.kind() == FigureKind.LOSS && figure.value() == 0;
    if (last) {
      return noneLost ? StopReason.NOTHING : StopReason.LIMIT;
    }
    return null;
  }
}
