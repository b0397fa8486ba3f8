package dev.millrace.sim.study;

import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.Measurements.Load;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of their time the storing workers of a group were at work on messages.
 *
 * @param group its name; the consumers of producing workers are groups of their own
 * @param workers how many
 * @param utilisation the share of time, from 0 to 1, on average over the workers
 * @param least that of the worker with the least
 * @param most that of the worker with the most
 */
public record GroupLoad(
    String group, int workers, Estimate utilisation, double least, double most) {

  static List<GroupLoad> of(StudyResult study, double confidence) {
    Measurements pooled = study.pooled().measurements();
    Map<String, List<Double>> groups = new LinkedHashMap<>();
    for (Load load : pooled.loads()) {
      groups
          .computeIfAbsent(group(load.worker()), name -> new ArrayList<>())
          .add(pooled.utilisation(load));
    }
    List<GroupLoad> loads = new ArrayList<>();
    groups.forEach(
        (name, shares) ->
            loads.add(
                new GroupLoad(
                    name,
                    shares.size(),
                    study
                        .ratio(
                            sample -> busyNanos(sample, name),
                            sample -> (double) sample.observedNanos() * shares.size(),
                            confidence)
                        .asShare(),
                    shares.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                    shares.stream().mapToDouble(Double::doubleValue).max().orElse(0))));
    return loads;
  }

  private static double busyNanos(Sample sample, String group) {
    return sample.loads().stream()
        .filter(load -> group(load.worker()).equals(group))
        .mapToDouble(Load::busyNanos)
        .sum();
  }

  /** A worker is named after its group and its number in it; its own consumer after the worker. */
  private static String group(String worker) {
    return worker.replaceFirst("-\\d+(?=/|$)", "");
  }
}
