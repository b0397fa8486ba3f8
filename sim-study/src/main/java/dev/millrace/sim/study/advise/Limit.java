package dev.millrace.sim.study.advise;

import dev.millrace.sim.study.ArrivalPattern;
import dev.millrace.sim.study.FigureResult;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.GroupLoad;
import dev.millrace.sim.study.StudyResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of a scenario, by what was measured. */
public enum Limit {
  /** As many messages arrive as can be served, or more. */
  CONSUMERS_ON_AVERAGE,
  /** Workers wait for connections. */
  CONNECTIONS,
  /** Consumers keep up with the average, but not with bursts. */
  CONSUMERS_IN_BURSTS,
  /** Messages are lost while the pipeline is full. */
  CAPACITY,
  /** Producers wait for room. */
  FULL_PIPELINE;

  /** The utilisation from which consumers are taken to limit on average. */
  private static final double BUSY = 0.95;

  /** The share of their busy time that workers wait for connections from which these limit. */
  private static final double WAITING = 0.2;

  /** The share of their time in put from which producers are limited. */
  private static final double BLOCKED = 0.05;

  /** A wait that is this many times as long as the service is due to a queue of some length. */
  private static final double LONG_WAIT = 2;

  private static final double CONFIDENCE = StudyResult.CONFIDENCE;

  /** Returns what limits; empty if nothing does. */
  static List<Limit> of(StudyResult study, Forecast forecast) {
    List<Limit> limits = new ArrayList<>();
    if (isBusy(study, forecast.trafficIntensity())) {
      limits.add(CONSUMERS_ON_AVERAGE);
    }
    if (waitingShare(study) >= WAITING) {
      limits.add(CONNECTIONS);
    }
    if (limits.isEmpty() && isBehindInBursts(study, forecast.arrivals())) {
      limits.add(CONSUMERS_IN_BURSTS);
    }
    if (study.loss(CONFIDENCE).value() > 0 && study.fullShare(CONFIDENCE).value() > 0) {
      limits.add(CAPACITY);
    }
    if (study.blockedShare(CONFIDENCE).value() >= BLOCKED) {
      limits.add(FULL_PIPELINE);
    }
    return limits;
  }

  private static boolean isBusy(StudyResult study, @Nullable Double trafficIntensity) {
    return (trafficIntensity != null && trafficIntensity >= 1)
        || study.groups(CONFIDENCE).stream()
            .map(GroupLoad::utilisation)
            .anyMatch(utilisation -> utilisation.value() >= BUSY);
  }

  /** Returns the largest share of a group's busy time that its workers wait for connections. */
  public static double waitingShare(StudyResult study) {
    double largest = 0;
    for (FigureResult result : study.ownFigures(CONFIDENCE)) {
      double waiting = result.share().value();
      if (result.figure().name().equals("connection-wait") && waiting > 0) {
        double busy =
            study.groups(CONFIDENCE).stream()
                .filter(load -> load.group().equals(result.figure().group()))
                .mapToDouble(load -> load.utilisation().value())
                .findFirst()
                .orElse(1);
        largest = Math.max(largest, waiting / busy);
      }
    }
    return largest;
  }

  private static boolean isBehindInBursts(StudyResult study, @Nullable ArrivalPattern arrivals) {
    double wait = study.waitPercentile(99, CONFIDENCE).value();
    double service = study.pooled().measurements().services().percentileNanos(99);
    boolean bursts = arrivals == null || !(arrivals.dispersion() <= 1.5);
    return wait > LONG_WAIT * service && bursts;
  }
}
