package dev.millrace.sim.study.size;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioOverride;
import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.scenario.require.Requirement;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.GrowingStudy;
import dev.millrace.sim.study.StoppingRule;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.Variants;
import dev.millrace.sim.study.Verdict;
import dev.millrace.sim.study.Verdict.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges cells by replications, of which there are more until the requirement in question is
 * decided, at most {@code run.max-replications}. Keeps what it has run. For one thread, except for
 * {@link #stop}.
 */
final class CellJudge implements CheapestSearch.Judge {

  /** Thrown when a stop was requested. */
  static final class StoppedException extends InterruptedException {
    private static final long serialVersionUID = 1L;
  }

  private final Variants variants;
  private final List<VariedKeys> varied;
  private final Map<Point, Judged> cells = new HashMap<>();
  private StoppingRule rule;
  private volatile boolean stopped;
  private volatile @Nullable GrowingStudy running;

  CellJudge(Variants variants, List<VariedKeys> varied, Scenario base) {
    this.variants = variants;
    this.varied = varied;
    Study study = base.study();
    this.rule =
        new StoppingRule(study.replications(), null, base.requirements(), study.maxReplications());
  }

  /**
   * Sets the probability that a cell is judged wrongly; cells are judged again if it is smaller.
   */
  void allowError(double error) {
    rule = new StoppingRule(rule.atLeast(), null, rule.requirements(), rule.atMost(), error);
    cells.values().forEach(cell -> cell.verdicts = rule.verdicts(cell.result));
  }

  /** Ends the run in progress; the search ends with an exception. May be called by any thread. */
  void stop() {
    stopped = true;
    GrowingStudy study = running;
    if (study != null) {
      study.stop();
    }
  }

  @Override
  public Outcome judge(Point cell, int requirement) throws InterruptedException {
    return judged(cell).judge(requirement);
  }

  @Override
  public Outcome glance(Point cell, int requirement) throws InterruptedException {
    Judged judged = judged(cell);
    return judged.failures().isEmpty()
        ? judged.verdicts().get(requirement).outcome()
        : Outcome.MISSED;
  }

  @Override
  public boolean isLikelyMet(Point cell, int requirement) throws InterruptedException {
    Verdict verdict = judged(cell).verdicts().get(requirement);
    Requirement required = verdict.requirement();
    return required.relation().holds(verdict.figure().value(), required.bound());
  }

  @Override
  public int hint(Point cell, int dimension) {
    Judged known = cells.get(cell);
    if (known == null || !varied.get(dimension).keys().equals(List.of("pipeline.capacity"))) {
      return cell.at(dimension);
    }
    int longest = known.result.pooled().measurements().queue().longest();
    List<String> capacities = varied.get(dimension).values();
    return IntStream.range(0, cell.at(dimension))
        .filter(index -> VariedKeys.number(capacities.get(index)).orElse(0) >= longest)
        .findFirst()
        .orElse(cell.at(dimension));
  }

  /** Returns a cell with at least its first replications. */
  Judged judged(Point cell) throws InterruptedException {
    Judged known = cells.get(cell);
    if (known == null) {
      known = new Judged(variants.check(overrides(cell)));
      cells.put(cell, known);
    }
    return known;
  }

  List<ScenarioOverride> overrides(Point cell) {
    List<ScenarioOverride> overrides = new ArrayList<>();
    for (int i = 0; i < varied.size(); i++) {
      overrides.addAll(varied.get(i).overrides(cell.at(i)));
    }
    return overrides;
  }

  /** Returns the service capacity of a scenario; null if unknown. */
  Forecast.@Nullable Capacity capacity(Scenario scenario) {
    return variants.forecast(scenario).capacity();
  }

  /** Returns the number of cells that were run. */
  int cells() {
    return cells.size();
  }

  /** Returns the number of messages that were simulated. */
  long messages() {
    return cells.values().stream().mapToLong(cell -> cell.result.pooled().ledger().offered()).sum();
  }

  /** A cell that was run. */
  final class Judged {

    private final GrowingStudy study;
    private StudyResult result;
    private List<Verdict> verdicts;

    private Judged(Scenario scenario) throws InterruptedException {
      study = variants.study(scenario);
      result = extendTo(rule.first());
      verdicts = rule.verdicts(result);
    }

    Scenario scenario() {
      return study.scenario();
    }

    StudyResult result() {
      return result;
    }

    List<Verdict> verdicts() {
      return verdicts;
    }

    /** Returns why runs of the cell failed; empty if they did not. */
    List<String> failures() {
      return result.pooled().problems();
    }

    /** Adds replications until a requirement is decided. */
    private Outcome judge(int requirement) throws InterruptedException {
      while (failures().isEmpty()
          && !verdicts.get(requirement).isDecided()
          && result.samples().size() < rule.limit()) {
        result = extendTo(rule.next(result.samples().size()));
        verdicts = judge();
      }
      return failures().isEmpty() ? verdicts.get(requirement).outcome() : Outcome.MISSED;
    }

    /**
     * Returns the verdicts; those that are decided stand, as each examination has its own error.
     */
    private List<Verdict> judge() {
      List<Verdict> now = rule.verdicts(result);
      return IntStream.range(0, now.size())
          .mapToObj(i -> verdicts.get(i).isDecided() ? verdicts.get(i) : now.get(i))
          .toList();
    }

    private StudyResult extendTo(int replications) throws InterruptedException {
      running = study;
      try {
        if (stopped) {
          throw new StoppedException();
        }
        StudyResult extended = study.extendTo(replications);
        if (stopped) {
          throw new StoppedException();
        }
        return extended;
      } finally {
        running = null;
      }
    }
  }
}
