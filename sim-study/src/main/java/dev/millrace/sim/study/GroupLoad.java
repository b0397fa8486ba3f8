package dev.millrace.sim.study;

import static java.lang.Double.NaN;

import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.Measurements.Load;
import dev.millrace.sim.measure.WorkerNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The share of time that the consuming workers of a group spent on messages.
 *
 * @param group its name; the consumers of producing workers form groups of their own
 * @param workers their number
 * @param utilisation from 0 to 1, the mean over the workers; this and the others are NaN if no time
 *     was observed
 * @param least that of the least busy worker
 * @param most that of the busiest worker
 */
public record GroupLoad(
    String group, int workers, Estimate utilisation, double least, double most) {

  static List<GroupLoad> of(StudyResult study, double confidence) {
    Measurements pooled = study.pooled().measurements();
    Map<String, Map<String, Double>> groups = new LinkedHashMap<>();
    for (Load load : pooled.loads()) {
      groups
          .computeIfAbsent(WorkerNames.group(load.worker()), name -> new LinkedHashMap<>())
          .put(load.worker(), pooled.observedNanos() == 0 ? NaN : pooled.utilisation(load));
    }
    List<GroupLoad> loads = new ArrayList<>();
    groups.forEach((name, shares) -> loads.add(of(study, name, shares, confidence)));
    return loads;
  }

  /** Returns the load of a group from the utilisations of its workers. */
  private static GroupLoad of(
      StudyResult study, String group, Map<String, Double> shares, double confidence) {
    int workers = shares.size();
    return new GroupLoad(
        group,
        workers,
        study.share(
            sample -> busyNanos(sample, shares.keySet()),
            sample -> (double) sample.observedNanos() * workers,
            confidence),
        Collections.min(shares.values()),
        Collections.max(shares.values()));
  }

  private static double busyNanos(Sample sample, Set<String> workers) {
    return sample.loads().stream()
        .filter(load -> workers.contains(load.worker()))
        .mapToDouble(Load::busyNanos)
        .sum();
  }
}
