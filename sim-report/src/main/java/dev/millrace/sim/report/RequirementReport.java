package dev.millrace.sim.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.millrace.sim.scenario.require.Unit;
import dev.millrace.sim.study.Verdict;
import dev.millrace.sim.study.Verdict.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a requirement.
 *
 * @param figure the name of the required figure, such as {@code sojourn.p99}
 * @param required the bound, such as {@code < 500ms}
 * @param value in nanoseconds, a share, messages a second or a number; null if nothing was measured
 * @param interval the confidence interval that decided; null if the value alone did, or if it has
 *     none yet
 * @param verdict whether the requirement is met
 * @param unit the unit of the figure; not part of the JSON form
 */
public record RequirementReport(
    String figure,
    String required,
    @Nullable Double value,
    @Nullable Interval interval,
    Outcome verdict,
    @JsonIgnore Unit unit) {

  static RequirementReport of(Verdict verdict) {
    return new RequirementReport(
        verdict.requirement().figure().name(),
        verdict.requirement().boundText(),
        Measures.finite(verdict.figure().value()),
        Interval.of(verdict.figure()),
        verdict.outcome(),
        verdict.requirement().figure().unit());
  }

  /** Returns the requirement as it is written, such as {@code sojourn.p99 < 500ms}. */
  public String text() {
    return figure + " " + required;
  }

  /** Returns the figure with its interval, for people. */
  public String measured() {
    if (value == null) {
      return "nothing measured";
    }
    String text = Figures.of(unit, value);
    if (interval == null) {
      return text;
    }
    String low = Figures.of(unit, Math.max(0, interval.low()));
    String high = Figures.of(unit, interval.high());
    String unitOfBoth = high.substring(high.indexOf(' ') + 1);
    boolean same = high.contains(" ") && low.endsWith(" " + unitOfBoth);
    return "%s (%s .. %s)".formatted(text, same ? low.substring(0, low.indexOf(' ')) : low, high);
  }
}
