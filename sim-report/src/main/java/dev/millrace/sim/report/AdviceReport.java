package dev.millrace.sim.report;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.Limit;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.Verdict;
import dev.millrace.sim.study.advise.Advice;
import dev.millrace.sim.study.advise.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a scenario and the effects of changes; docs/results.md describes its JSON form.
 *
 * @param schema the name and version of the format
 * @param version the version of Millrace
 * @param scenario the file, as the user named it
 * @param replications the runs of the scenario as it is, and with each change
 * @param limits what limits it; empty if nothing does
 * @param reasons the figures that show it, a phrase for each limit
 * @param base the figures without a change
 * @param changes the changes, the best first
 */
public record AdviceReport(
    String schema,
    String version,
    String scenario,
    long seed,
    int replications,
    List<Limit> limits,
    List<String> reasons,
    Base base,
    List<Change> changes) {

  private static final String SCHEMA = "millrace-advice/1";

  /** The figures of the scenario as it is; null where nothing was measured. */
  public record Base(
      @Nullable Double loss,
      @Nullable Double sojournP99Nanos,
      @Nullable List<RequirementReport> requirements) {}

  /**
   * The effect of a change, on the same arrivals and service times.
   *
   * @param change what was changed
   * @param settings the keys with their new values
   * @param effect whether it helps, harms, or is not shown to do either; null if it was not run
   * @param loss with the change
   * @param lossDifference less the loss without it
   * @param sojournP99Nanos with the change
   * @param p99Change relative to that without it: the mean over the replications
   * @param requirements the verdicts with the change; null without requirements
   * @param error why it could not be run; null if it was
   */
  public record Change(
      String change,
      List<String> settings,
      @Nullable Kind effect,
      @Nullable Double loss,
      @Nullable Double lossDifference,
      @Nullable Interval lossDifferenceInterval,
      @Nullable Double sojournP99Nanos,
      @Nullable Double p99Change,
      @Nullable Interval p99ChangeInterval,
      @Nullable List<RequirementReport> requirements,
      @Nullable String error) {}

  /** The effect of a change. */
  public enum Kind {
    HELPS,
    HARMS,
    NOT_SHOWN
  }

  /** Returns the report of advice. */
  public static AdviceReport of(Advice advice) {
    Scenario scenario = advice.scenario();
    StudyResult base = advice.base();
    return new AdviceReport(
        SCHEMA,
        Version.ofThisProgram().version(),
        scenario.source(),
        scenario.run().seed(),
        base.samples().size(),
        advice.limits(),
        LimitPhrases.of(advice.limits(), base, advice.forecast()),
        new Base(loss(base), p99(base), requirements(advice.verdicts())),
        advice.effects().stream().map(AdviceReport::change).toList());
  }

  private static Change change(Effect effect) {
    StudyResult result = effect.result();
    Estimate loss = effect.lossDifference();
    Estimate ratio = effect.p99Ratio();
    return new Change(
        effect.change().name(),
        effect.change().settings(),
        result == null ? null : kind(effect),
        result == null ? null : loss(result),
        Measures.finite(loss.value()),
        Interval.of(loss),
        result == null ? null : p99(result),
        Measures.finite(ratio.value()),
        Interval.of(ratio),
        requirements(effect.verdicts()),
        effect.obstacle());
  }

  private static Kind kind(Effect effect) {
    return effect.helps() ? Kind.HELPS : effect.harms() ? Kind.HARMS : Kind.NOT_SHOWN;
  }

  private static @Nullable Double loss(StudyResult study) {
    return Measures.finite(study.loss(StudyResult.CONFIDENCE).value());
  }

  private static @Nullable Double p99(StudyResult study) {
    return Measures.finite(study.sojournPercentile(99, StudyResult.CONFIDENCE).value());
  }

  private static @Nullable List<RequirementReport> requirements(List<Verdict> verdicts) {
    return verdicts.isEmpty() ? null : verdicts.stream().map(RequirementReport::of).toList();
  }
}
