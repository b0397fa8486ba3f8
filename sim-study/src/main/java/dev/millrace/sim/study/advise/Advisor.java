package dev.millrace.sim.study.advise;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.GrowingStudy;
import dev.millrace.sim.study.Limit;
import dev.millrace.sim.study.PairedDifference;
import dev.millrace.sim.study.Sample;
import dev.millrace.sim.study.ScenarioSpec;
import dev.millrace.sim.study.SingleStage;
import dev.millrace.sim.study.StoppingRule;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.Variants;
import dev.millrace.sim.wiring.WiringException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario with one change at a time, with the same arrivals and the same service times, and
 * ranks the changes.
 *
 * <p>{@link #stop} may be called from any thread.
 */
public final class Advisor {

  private static final int MIN_REPLICATIONS = 10;
  private static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

  private final Variants variants;
  private final Scenario scenario;
  private final int replications;
  private volatile boolean stopped;
  private volatile @Nullable GrowingStudy running;

  private Advisor(Variants variants, Scenario scenario) {
    this.variants = variants;
    this.scenario = scenario;
    this.replications = Math.max(MIN_REPLICATIONS, scenario.study().replications());
  }

  /**
   * Checks the scenario.
   *
   * @throws ScenarioException with every problem there is
   */
  public static Advisor of(ScenarioSpec spec) {
    Variants variants = spec.prepareVariants();
    Scenario scenario = variants.check(List.of());
    SingleStage.require(scenario, "advise");
    return new Advisor(variants, scenario);
  }

  /** Returns the scenario as it is, with every default filled in. */
  public Scenario scenario() {
    return scenario;
  }

  /** Ends the run in progress and starts no further one. */
  public void stop() {
    stopped = true;
    GrowingStudy study = running;
    if (study != null) {
      study.stop();
    }
  }

  /**
   * Runs the scenario as it is and with each change.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  public Advice run() throws InterruptedException {
    StudyResult base = run(scenario);
    List<Effect> effects = new ArrayList<>();
    for (Change change : Changes.of(scenario)) {
      if (!stopped && base.pooled().succeeded()) {
        Effect effect = effect(change, base);
        if (effect != null && !stopped) {
          effects.add(effect);
        }
      }
    }
    effects.sort(
        Comparator.comparingInt(Advisor::rank)
            .thenComparingDouble(effect -> orZero(effect.lossDifference()))
            .thenComparingDouble(effect -> orZero(effect.p99Ratio())));
    Forecast forecast = variants.forecast(scenario);
    return new Advice(
        scenario,
        forecast,
        base,
        rule(scenario).verdicts(base),
        Limit.of(base, forecast),
        effects,
        stopped);
  }

  /** Changes that help come first, and those that could not be run last. */
  private static int rank(Effect effect) {
    if (effect.result() == null) {
      return 3;
    }
    return effect.helps() ? 0 : effect.harms() ? 2 : 1;
  }

  private static double orZero(Estimate estimate) {
    return Double.isNaN(estimate.value()) ? 0 : estimate.value();
  }

  /**
   * Returns the effect of a change; null if there is no such scenario, as with some policies, or if
   * a stop was requested.
   */
  private @Nullable Effect effect(Change change, StudyResult base) throws InterruptedException {
    Scenario changed;
    try {
      changed = variants.check(change.overrides());
    } catch (ScenarioException e) {
      return null;
    } catch (WiringException e) {
      return failed(change, String.valueOf(e.getMessage()));
    }
    StudyResult result = run(changed);
    if (stopped) {
      return null;
    }
    if (!result.pooled().succeeded()) {
      return failed(change, String.join("; ", result.pooled().problems()));
    }
    Estimate p99 = difference(Sample::sojournP99Nanos, base, result);
    double before =
        base.samples().stream().mapToDouble(Sample::sojournP99Nanos).average().orElse(0);
    return new Effect(
        change,
        result,
        difference(Advisor::loss, base, result),
        before == 0 ? UNKNOWN : p99.scaled(1 / before),
        rule(changed).verdicts(result),
        null);
  }

  private static Effect failed(Change change, String why) {
    return new Effect(change, null, UNKNOWN, UNKNOWN, List.of(), why);
  }

  private static double loss(Sample sample) {
    return sample.offered() == 0 ? 0 : (double) sample.dropped() / sample.offered();
  }

  private static Estimate difference(
      ToDoubleFunction<Sample> figure, StudyResult before, StudyResult after) {
    return PairedDifference.of(
        before.samples().stream().mapToDouble(figure).toArray(),
        after.samples().stream().mapToDouble(figure).toArray(),
        StudyResult.CONFIDENCE);
  }

  private StudyResult run(Scenario changed) throws InterruptedException {
    GrowingStudy study = variants.study(changed);
    running = study;
    try {
      return study.extendTo(replications);
    } finally {
      running = null;
    }
  }

  private static StoppingRule rule(Scenario of) {
    return new StoppingRule(1, null, of.requirements(), 1);
  }
}
