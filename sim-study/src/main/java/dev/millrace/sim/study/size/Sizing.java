package dev.millrace.sim.study.size;

import dev.millrace.sim.scenario.Axis;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.scenario.require.Requirement;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.ScenarioSpec;
import dev.millrace.sim.study.SingleStage;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.Variants;
import dev.millrace.sim.study.size.CheapestSearch.Found;
import dev.millrace.sim.study.size.SizingResult.Varied;
import dev.millrace.sim.study.sweep.Grid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest cell of a grid that meets every requirement of a scenario.
 *
 * <p>All verdicts hold together with the confidence of reported intervals: the error that is
 * allowed is divided among the cells that are judged, the requirements and the examinations
 * (Bonferroni's inequality). If there are more such cells than was expected, the search is repeated
 * with less error for each, from the replications that there are.
 *
 * <p>{@link #stop} may be called from any thread.
 */
public final class Sizing {

  private static final int EXPECTED_CELLS = 20;
  private static final String DEFAULT_COST =
      "fewer workers first, then fewer connections, then less capacity";

  private final ScenarioSpec spec;
  private final Scenario base;
  private final Forecast forecast;
  private final List<VariedKeys> varied;
  private final List<Dimension> dimensions;
  private final CostFunction.@Nullable Formula formula;
  private final CellJudge judge;

  private Sizing(
      ScenarioSpec spec,
      Scenario base,
      Forecast forecast,
      List<VariedKeys> varied,
      List<Dimension> dimensions,
      CostFunction.@Nullable Formula formula,
      CellJudge judge) {
    this.spec = spec;
    this.base = base;
    this.forecast = forecast;
    this.varied = varied;
    this.dimensions = dimensions;
    this.formula = formula;
    this.judge = judge;
  }

  /**
   * Checks the scenario and prepares the search.
   *
   * @param axes the keys to vary, in place of those of the same name in the block {@code sweep};
   *     without either, the workers, the connections and the capacity are varied
   * @param cost a formula; null for the default
   * @param improving keys whose growth is declared to be good for every requirement
   * @throws ScenarioException with every problem there is
   * @throws IllegalArgumentException if the formula is malformed, or growth of a key that does not
   *     vary is declared to be good
   */
  public static Sizing of(
      ScenarioSpec spec, List<Axis> axes, @Nullable String cost, Collection<String> improving) {
    CostFunction.Formula formula = cost == null ? null : CostFunction.parse(cost);
    Variants variants = spec.prepareVariants();
    Scenario base = variants.check(List.of());
    SingleStage.require(base, "size");
    List<Requirement> requirements = base.requirements();
    SizingChecks.refuseNoRequirements(base);
    Forecast forecast = variants.forecast(base);
    List<Axis> named = Grid.axes(variants, axes);
    List<VariedKeys> varied =
        named.isEmpty()
            ? DefaultKeys.of(variants, base, forecast)
            : named.stream().map(VariedKeys::of).toList();
    if (formula != null) {
      SizingChecks.refuseUnknownKeys(formula, base, varied);
    }
    SizingChecks.refuseUnvaried(improving, varied);
    if (!named.isEmpty()) {
      SizingChecks.refuseInvalidCells(variants, varied);
    }
    Effects effects = new Effects(base, improving);
    List<Dimension> dimensions =
        varied.stream()
            .map(
                keys ->
                    new Dimension(
                        keys.size(),
                        requirements.stream().map(each -> effects.of(keys, each)).toList()))
            .toList();
    SizingChecks.refuseTooManyLines(base, dimensions);
    CellJudge judge = new CellJudge(variants, varied, base);
    Sizing sizing = new Sizing(spec, base, forecast, varied, dimensions, formula, judge);
    if (formula != null) {
      SizingChecks.refuseCostThatTurns(formula, dimensions, sizing::cost);
    }
    return sizing;
  }

  /** Returns the scenario as it is, with every default filled in. */
  public Scenario scenario() {
    return base;
  }

  /** Requests the end of the search. */
  public void stop() {
    judge.stop();
  }

  /**
   * Searches.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  public SizingResult run() throws InterruptedException {
    int expected = EXPECTED_CELLS;
    try {
      while (true) {
        judge.allowError(error(expected));
        Found found = new CheapestSearch(dimensions, this::cost, judge).run();
        if (judge.cells() <= expected) {
          return result(found);
        }
        expected = Math.max(judge.cells(), 2 * expected);
      }
    } catch (CellJudge.StoppedException e) {
      return new SizingResult(
          base,
          forecast,
          variedKeys(),
          costText(),
          null,
          List.of(),
          false,
          along(),
          requirementsAlong(Direction.IMPROVES),
          requirementsAlong(Direction.WORSENS),
          null,
          List.of(),
          null,
          judge.cells(),
          judge.messages(),
          StudyResult.CONFIDENCE,
          true);
    }
  }

  /** Returns the error of each verdict if there are so many cells. */
  private double error(int cells) {
    return (1 - StudyResult.CONFIDENCE) / cells / base.requirements().size();
  }

  private SizingResult result(Found found) throws InterruptedException {
    Point cell = found.cell();
    SizedCell answer = cell == null ? null : sized(cell);
    List<SizedCell> cheaper = new ArrayList<>();
    for (Point witness : found.witnesses()) {
      cheaper.add(sized(witness));
    }
    Reasons reasons = new Reasons(judge, varied, dimensions, this::coordinates, new DueTimes(spec));
    Window window = null;
    boolean interrupted = false;
    try {
      window = reasons.window(cell);
    } catch (CellJudge.StoppedException e) {
      interrupted = true; // The answer stands without this reason.
    }
    return new SizingResult(
        base,
        forecast,
        variedKeys(),
        costText(),
        answer,
        cheaper,
        found.consistent(),
        along(),
        requirementsAlong(Direction.IMPROVES),
        requirementsAlong(Direction.WORSENS),
        window,
        reasons.backlogs(answer, cheaper),
        reasons.sufficientPerSecond(base.requirements()),
        judge.cells(),
        judge.messages(),
        StudyResult.CONFIDENCE,
        interrupted);
  }

  private List<Varied> variedKeys() {
    return varied.stream()
        .map(
            keys ->
                new Varied(
                    keys.keys(),
                    keys.values().get(0),
                    keys.values().get(keys.size() - 1),
                    keys.size()))
        .toList();
  }

  private String along() {
    return varied.get(CheapestSearch.line(dimensions)).keys().get(0);
  }

  private List<Requirement> requirementsAlong(Direction direction) {
    List<Direction> directions = dimensions.get(CheapestSearch.line(dimensions)).directions();
    List<Requirement> requirements = base.requirements();
    return IntStream.range(0, requirements.size())
        .filter(i -> directions.get(i) == direction)
        .mapToObj(requirements::get)
        .toList();
  }

  private String costText() {
    return formula == null ? DEFAULT_COST : formula.text();
  }

  private SizedCell sized(Point cell) throws InterruptedException {
    CellJudge.Judged judged = judge.judged(cell);
    return new SizedCell(
        coordinates(cell),
        judged.scenario(),
        judged.result(),
        judged.verdicts(),
        judged.failures());
  }

  private Map<String, String> coordinates(Point cell) {
    Map<String, String> coordinates = new LinkedHashMap<>();
    for (int i = 0; i < varied.size(); i++) {
      String value = varied.get(i).values().get(cell.at(i));
      varied.get(i).keys().forEach(key -> coordinates.put(key, value));
    }
    return coordinates;
  }

  private Cost cost(Point cell) {
    Map<String, String> coordinates = coordinates(cell);
    if (formula != null) {
      return Cost.of(formula.value().applyAsDouble(key -> number(coordinates, key)));
    }
    double workers = 0;
    double connections = 0;
    for (ConsumerGroup group : base.consumers()) {
      workers += number(coordinates, "consumers." + group.name() + ".count");
      connections += number(coordinates, "consumers." + group.name() + ".connections");
    }
    Function<String, Boolean> counted =
        key ->
            key.endsWith(".count")
                || key.endsWith(".connections")
                || key.equals("pipeline.capacity");
    return new Cost(
        Stream.concat(
                Stream.of(workers, connections, number(coordinates, "pipeline.capacity")),
                IntStream.range(0, varied.size())
                    .filter(i -> varied.get(i).keys().stream().noneMatch(counted::apply))
                    .mapToObj(i -> varied.get(i).rank(cell.at(i))))
            .toList());
  }

  /** Returns the number at a key of a cell; 0 if it has none. */
  private double number(Map<String, String> coordinates, String key) {
    String value = coordinates.get(key);
    return value == null
        ? VariedKeys.number(base.resolved(), key)
        : VariedKeys.number(value).orElse(0);
  }
}
