package dev.millrace.sim.study.size;

import com.typesafe.config.ConfigUtil;
import dev.millrace.sim.scenario.Axis;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.study.ArrivalPattern;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that are varied unless the user names others: the workers of each group of consumers,
 * with their connections if these are limited, and the capacity of the pipeline if its type has
 * one. Groups whose number of workers changes during the run are left out.
 */
final class DefaultKeys {

  private static final int MIN_WORKERS = 16;
  private static final int MAX_WORKERS = 10_000;
  private static final int UNKNOWN_LOAD_WORKERS = 64;
  private static final int MAX_CAPACITY = 1_000_000;
  private static final String CAPACITY = "pipeline.capacity";

  private DefaultKeys() {}

  static List<VariedKeys> of(Variants variants, Scenario scenario, Forecast forecast) {
    List<VariedKeys> varied = new ArrayList<>();
    List<String> workers = workers(scenario, forecast);
    for (ConsumerGroup group : scenario.consumers()) {
      if (group.scaling() != null) {
        continue; // its count is that at the start of the run alone
      }
      String block = ConfigUtil.joinPath("consumers", group.name());
      List<Axis> axes = new ArrayList<>();
      axes.add(axis(block + ".count", workers));
      if (VariedKeys.number(scenario.resolved(), block + ".connections") > 0) {
        axes.add(axis(block + ".connections", workers));
      }
      varied.add(new VariedKeys(axes));
    }
    if (scenario.resolved().hasPath(CAPACITY)) {
      varied.add(new VariedKeys(List.of(axis(CAPACITY, capacities(variants)))));
    }
    return varied;
  }

  private static Axis axis(String key, List<String> values) {
    return new Axis(key, values, "");
  }

  /** Returns the numbers of workers up to several times those of the busiest second. */
  private static List<String> workers(Scenario scenario, Forecast forecast) {
    int present = scenario.consumers().stream().mapToInt(ConsumerGroup::count).max().orElse(1);
    Double load = forecast.offeredLoad();
    ArrivalPattern arrivals = forecast.arrivals();
    double most = UNKNOWN_LOAD_WORKERS;
    if (load != null && arrivals != null) {
      most = 4 * load * (arrivals.peakToMean() > 1 ? arrivals.peakToMean() : 1);
    }
    int limit =
        (int) Math.min(MAX_WORKERS, Math.max(Math.max(MIN_WORKERS, 2 * present), Math.ceil(most)));
    return Stream.iterate(1, count -> count <= limit, count -> count + 1)
        .map(String::valueOf)
        .toList();
  }

  /**
   * Returns every capacity up to 100, and then those of two significant digits; or the powers of
   * two for a pipeline that takes no others.
   */
  private static List<String> capacities(Variants variants) {
    try {
      variants.scenario(List.of(axis(CAPACITY, List.of("3")).override("3")));
    } catch (ScenarioException powersOfTwo) {
      return Stream.iterate(2, capacity -> capacity <= MAX_CAPACITY, capacity -> 2 * capacity)
          .map(String::valueOf)
          .toList();
    }
    List<String> capacities = new ArrayList<>();
    int step = 1;
    for (int capacity = 1; capacity <= MAX_CAPACITY; capacity += step) {
      capacities.add(String.valueOf(capacity));
      if (capacity == 100 * step) {
        step *= 10;
      }
    }
    return capacities;
  }
}
