package dev.millrace.sim.study;

import static java.lang.Double.NaN;

import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.Measurements.Load;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of their time the storing workers of a group were at work on messages.
 *
 * @param group its name; the consumers of producing workers are groups of their own
 * @param workers how many
 * @param utilisation the share of time, from 0 to 1, on average over the workers; this and the
 *     others are NaN when no time was observed
 * @param least that of the worker with the least
 * @param most that of the worker with the most
 */
public record GroupLoad(
    String group, int workers, Estimate utilisation, double least, double most) {

  static List<GroupLoad> of(StudyResult study, double confidence) {
    Measurements pooled = study.pooled().measurements();
    Map<String, Map<String, Double>> groups = new LinkedHashMap<>();
    for (Load load : pooled.loads()) {
      groups
          .computeIfAbsent(group(load.worker()), name -> new LinkedHashMap<>())
          .put(load.worker(), pooled.observedNanos() == 0 ? NaN : pooled.utilisation(load));
    }
    List<GroupLoad> loads = new ArrayList<>();
    groups.forEach((name, shares) -> loads.add(of(study, name, shares, confidence)));
    return loads;
  }

  /** The load of a group, whose workers are known with their shares of time at work. */
  private static GroupLoad of(
      StudyResult study, String group, Map<String, Double> shares, double confidence) {
    int workers = shares.size();
    return new GroupLoad(
        group,
        workers,
        study
            .ratio(
                sample -> busyNanos(sample, shares.keySet()),
                sample -> (double) sample.observedNanos() * workers,
                confidence)
            .asShare(),
        Collections.min(shares.values()),
        Collections.max(shares.values()));
  }

  private static double busyNanos(Sample sample, Set<String> workers) {
    return sample.loads().stream()
        .filter(load -> workers.contains(load.worker()))
        .mapToDouble(Load::busyNanos)
        .sum();
  }

  /** A worker is named after its group and its number in it; its own consumer after the worker. */
  private static String group(String worker) {
    return worker.replaceFirst("-\\d+(?=/|$)", "");
  }
}
