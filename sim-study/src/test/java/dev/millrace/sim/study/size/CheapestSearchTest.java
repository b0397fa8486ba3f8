package dev.millrace.sim.study.size;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.study.Verdict.Outcome;
import dev.millrace.sim.study.size.CheapestSearch.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheapestSearchTest {

  private static final Direction UP = Direction.IMPROVES;
  private static final Direction DOWN = Direction.WORSENS;
  private static final Direction UNKNOWN = Direction.UNKNOWN;

  /** A grid whose outcomes follow from scores: a requirement is met from 0 on. */
  private static final class Model implements CheapestSearch.Judge {

    private final List<Function<Point, Double>> scores;
    private final Map<Point, List<Outcome>> judged = new HashMap<>();

    Model(List<Function<Point, Double>> scores) {
      this.scores = scores;
    }

    @Override
    public Outcome judge(Point cell, int requirement) {
      return judge(cell).get(requirement);
    }

    @Override
    public Outcome glance(Point cell, int requirement) {
      // A first look decides half of the cells.
      return cell.indexes().stream().mapToInt(i -> i).sum() % 2 == 0
          ? judge(cell, requirement)
          : Outcome.UNDECIDED;
    }

    @Override
    public boolean isLikelyMet(Point cell, int requirement) {
      // A figure close to its bound may be seen on the wrong side of it.
      double error = 0.1 * Math.sin(31.0 * cell.hashCode());
      return scores.get(requirement).apply(cell) + error >= 0;
    }

    List<Outcome> judge(Point cell) {
      return judged.computeIfAbsent(
          cell,
          point ->
              scores.stream()
                  .map(score -> score.apply(point) >= 0 ? Outcome.MET : Outcome.MISSED)
                  .toList());
    }

    @Override
    public int hint(Point cell, int dimension) {
      return cell.at(dimension);
    }
  }

  private static Cost weighed(Point cell, double... weights) {
    return Cost.of(
        IntStream.range(0, weights.length).mapToDouble(i -> weights[i] * cell.at(i)).sum());
  }

  @Test
  void window_betweenLossAndDelay_isFoundAtItsLowEnd() throws Exception {
    // Workers 0..9, capacity 0..999: the first requirement wants capacity, the second does not.
    Model model =
        new Model(
            List.of(
                cell -> cell.at(1) + 100.0 * cell.at(0) - 450,
                cell -> 40.0 * cell.at(0) - cell.at(1)));
    List<Dimension> dimensions =
        List.of(new Dimension(10, List.of(UP, UP)), new Dimension(1000, List.of(UP, DOWN)));
    Found found =
        new CheapestSearch(dimensions, cell -> Cost.of(cell.at(0), cell.at(1)), model).run();

    assertThat(found.cell()).isEqualTo(new Point(List.of(4, 50)));
    assertThat(found.witnesses())
        .containsExactlyInAnyOrder(new Point(List.of(4, 49)), new Point(List.of(3, 139)));
    assertThat(model.judged).hasSizeLessThan(60);
  }

  @Test
  void gridWithoutAnAnswer_isRefutedByItsBestLine() throws Exception {
    Model model = new Model(List.of(cell -> -1.0));
    Found found =
        new CheapestSearch(
                List.of(new Dimension(1000, List.of(UP)), new Dimension(8, List.of(UP))),
                cell -> weighed(cell, 1, 1),
                model)
            .run();

    assertThat(found.cell()).isNull();
    assertThat(found.witnesses()).containsExactly(new Point(List.of(999, 7)));
  }

  @Test
  void undecided_countsAsNotMet() throws Exception {
    CheapestSearch.Judge judge =
        new CheapestSearch.Judge() {
          @Override
          public Outcome judge(Point cell, int requirement) {
            return cell.at(0) < 5
                ? Outcome.MISSED
                : cell.at(0) < 7 ? Outcome.UNDECIDED : Outcome.MET;
          }

          @Override
          public Outcome glance(Point cell, int requirement) {
            return judge(cell, requirement);
          }

          @Override
          public boolean isLikelyMet(Point cell, int requirement) {
            return cell.at(0) >= 6;
          }

          @Override
          public int hint(Point cell, int dimension) {
            return cell.at(0);
          }
        };
    Found found =
        new CheapestSearch(List.of(new Dimension(10, List.of(UP))), cell -> weighed(cell, 1), judge)
            .run();

    assertThat(found.cell()).isEqualTo(new Point(List.of(7)));
  }

  /** A judge whose outcomes are those of a function, at a first look as well. */
  private record Known(Function<Point, Outcome> outcomes) implements CheapestSearch.Judge {

    @Override
    public Outcome judge(Point cell, int requirement) {
      return outcomes.apply(cell);
    }

    @Override
    public Outcome glance(Point cell, int requirement) {
      return outcomes.apply(cell);
    }

    @Override
    public boolean isLikelyMet(Point cell, int requirement) {
      return outcomes.apply(cell) == Outcome.MET;
    }

    @Override
    public int hint(Point cell, int dimension) {
      return cell.at(dimension);
    }
  }

  @Test
  void dearerLineWithUndecidedCheaperCells_isAWitness() throws Exception {
    Known judge =
        new Known(
            cell -> {
              int met = cell.at(1) == 0 ? 8 : 6;
              int missed = cell.at(1) == 0 ? 3 : 6;
              return cell.at(0) >= met
                  ? Outcome.MET
                  : cell.at(0) < missed ? Outcome.MISSED : Outcome.UNDECIDED;
            });
    Found found =
        new CheapestSearch(
                List.of(new Dimension(20, List.of(UP)), new Dimension(2, List.of(UNKNOWN))),
                cell -> weighed(cell, 1, 0),
                judge)
            .run();

    assertThat(found.cell()).isEqualTo(new Point(List.of(6, 1)));
    assertThat(found.witnesses()).contains(new Point(List.of(7, 0)), new Point(List.of(5, 1)));
  }

  @Test
  void directionThatDoesNotHold_isFound() throws Exception {
    Known judge = new Known(cell -> cell.at(0) < 3 ? Outcome.MISSED : Outcome.MET);
    Found found =
        new CheapestSearch(
                List.of(new Dimension(10, List.of(DOWN))), cell -> weighed(cell, 1), judge)
            .run();

    assertThat(found.cell()).isNotNull();
    assertThat(found.consistent()).isFalse();
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomGrid_hasTheAnswerOfAnExhaustiveSearch(long seed) throws Exception {
    Random random = new Random(seed);
    List<Dimension> dimensions = new ArrayList<>();
    int requirements = 1 + random.nextInt(3);
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      dimensions.add(dimension(random, requirements));
    }
    Model model = new Model(scores(random, dimensions, requirements));
    double[] weights = random.doubles(dimensions.size(), -0.3, 1).toArray();
    Found found = new CheapestSearch(dimensions, cell -> weighed(cell, weights), model).run();

    List<Point> feasible =
        cells(dimensions).stream()
            .filter(cell -> model.judge(cell).stream().allMatch(Outcome.MET::equals))
            .toList();
    if (feasible.isEmpty()) {
      assertThat(found.cell()).isNull();
    } else {
      assertThat(found.cell()).isNotNull().isIn(feasible);
      assertThat(weighed(requireNonNull(found.cell()), weights))
          .isEqualTo(
              feasible.stream()
                  .map(cell -> weighed(cell, weights))
                  .min(Cost::compareTo)
                  .orElseThrow());
    }
    assertThat(found.witnesses()).noneMatch(feasible::contains);
  }

  private static Dimension dimension(Random random, int requirements) {
    Direction[] known = {UP, UP, UP, DOWN, UNKNOWN};
    boolean uniform = random.nextBoolean();
    Direction one = known[random.nextInt(known.length)];
    return new Dimension(
        1 + random.nextInt(12),
        IntStream.range(0, requirements)
            .mapToObj(i -> uniform ? one : known[random.nextInt(known.length)])
            .toList());
  }

  /** Returns random scores that are monotone where the direction is known. */
  private static List<Function<Point, Double>> scores(
      Random random, List<Dimension> dimensions, int requirements) {
    List<Function<Point, Double>> scores = new ArrayList<>();
    for (int requirement = 0; requirement < requirements; requirement++) {
      List<double[]> terms = new ArrayList<>();
      for (Dimension dimension : dimensions) {
        double[] term = random.doubles(dimension.size(), -1, 1).toArray();
        Direction direction = dimension.directions().get(requirement);
        if (direction != UNKNOWN) {
          java.util.Arrays.sort(term);
        }
        if (direction == DOWN) {
          for (int i = 0; i < term.length; i++) {
            term[i] = -term[i];
          }
        }
        terms.add(term);
      }
      scores.add(
          cell ->
              IntStream.range(0, terms.size()).mapToDouble(i -> terms.get(i)[cell.at(i)]).sum());
    }
    return scores;
  }

  private static List<Point> cells(List<Dimension> dimensions) {
    List<Point> cells = List.of(new Point(dimensions.stream().map(dimension -> 0).toList()));
    for (int i = 0; i < dimensions.size(); i++) {
      int varied = i;
      cells =
          cells.stream()
              .flatMap(
                  cell ->
                      IntStream.range(0, dimensions.get(varied).size())
                          .mapToObj(index -> cell.with(varied, index)))
              .toList();
    }
    return cells;
  }
}
