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
import org.jspecify.annotations.Nullable;

/**
 * The share of time that the consuming workers of a group spent on messages.
 *
 * @param group its name; the consumers of producing workers form groups of their own
 * @param workers their number; the greatest at a time if it changed
 * @param meanWorkers their number averaged over time; null if it did not change
 * @param utilisation from 0 to 1, the mean over the workers; this and the others are NaN if no time
 *     was observed
 * @param least that of the least busy worker
 * @param most that of the busiest worker
 */
public record GroupLoad(
    String group,
    int workers,
    @Nullable Double meanWorkers,
    Estimate utilisation,
    double least,
    double most) {

  static List<GroupLoad> of(StudyResult study, double confidence) {
    Measurements pooled = study.pooled().measurements();
    Map<String, Map<String, Double>> groups = new LinkedHashMap<>();
    for (Load load : pooled.loads()) {
      if (load.presentNanos() == 0 && pooled.observedNanos() > 0) {
        continue; // was never added
      }
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
        meanWorkers(study, shares.keySet()),
        study.share(
            sample -> busyNanos(sample, shares.keySet()),
            sample -> presentNanos(sample, shares.keySet()),
            confidence),
        Collections.min(shares.values()),
        Collections.max(shares.values()));
  }

  private static @Nullable Double meanWorkers(StudyResult study, Set<String> workers) {
    Measurements pooled = study.pooled().measurements();
    List<Load> loads =
        pooled.loads().stream().filter(load -> workers.contains(load.worker())).toList();
    long observedNanos = pooled.observedNanos();
    return loads.stream().allMatch(load -> load.presentNanos() == observedNanos)
        ? null
        : (Double) (loads.stream().mapToDouble(Load::presentNanos).sum() / observedNanos);
  }

  private static double presentNanos(Sample sample, Set<String> workers) {
    return sample.loads().stream()
        .filter(load -> workers.contains(load.worker()))
        .mapToDouble(Load::presentNanos)
        .sum();
  }

  private static double busyNanos(Sample sample, Set<String> workers) {
    return sample.loads().stream()
        .filter(load -> workers.contains(load.worker()))
        .mapToDouble(Load::busyNanos)
        .sum();
  }
}
