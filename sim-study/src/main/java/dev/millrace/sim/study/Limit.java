package dev.millrace.sim.study;

import dev.millrace.ledger.Ledger;
import dev.millrace.sim.measure.Measurements;
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

  /** The fewest messages that tell of a limit. */
  private static final long MIN_MESSAGES = 100;

  /** The utilisation from which consumers are taken to limit on average. */
  private static final double BUSY = 0.95;

  /** The share of their busy time that workers wait for connections from which these limit. */
  private static final double WAITING = 0.2;

  /** The share of their time in put from which producers are limited. */
  private static final double BLOCKED = 0.05;

  /** A wait that is this many times as long as the service is due to a queue of some length. */
  private static final double LONG_WAIT = 2;

  /** The index of dispersion from which arrivals are taken for bursts; 1 for Poisson arrivals. */
  private static final double BURSTY = 1.5;

  private static final double CONFIDENCE = StudyResult.CONFIDENCE;

  /** Returns whether enough was measured to tell what limits; not known of several stages. */
  public static boolean isKnown(StudyResult study) {
    Measurements measured = study.pooled().measurements();
    return study.pooled().succeeded()
        && study.stages().isEmpty()
        && measured.observedNanos() > 0
        && measured.offered() >= MIN_MESSAGES
        && measured.waits().count() > 0;
  }

  /**
   * Returns what limits; empty if nothing does.
   *
   * <p>If consumers are never idle, more room would not make them faster; if they fall behind for
   * as long as messages arrive, no capacity is large enough either.
   */
  public static List<Limit> of(StudyResult study, Forecast forecast) {
    List<Limit> limits = new ArrayList<>();
    boolean busy =
        study.groups(CONFIDENCE).stream().anyMatch(load -> load.utilisation().value() >= BUSY);
    Double trafficIntensity = forecast.trafficIntensity();
    if (busy || (trafficIntensity != null && trafficIntensity >= 1)) {
      limits.add(CONSUMERS_ON_AVERAGE);
    }
    ConnectionWait connections = ConnectionWait.of(study);
    if (connections != null && connections.share() >= WAITING) {
      limits.add(CONNECTIONS);
    }
    if (limits.isEmpty() && isBehindInBursts(study, forecast.arrivals())) {
      limits.add(CONSUMERS_IN_BURSTS);
    }
    if (isFull(study) && !(busy && isHopeless(forecast.stability()))) {
      limits.add(CAPACITY);
    }
    if (!busy && study.blockedShare(CONFIDENCE).value() >= BLOCKED) {
      limits.add(FULL_PIPELINE);
    }
    return limits;
  }

  private static boolean isHopeless(@Nullable Stability stability) {
    return stability == Stability.UNSTABLE || stability == Stability.CRITICAL;
  }

  /**
   * Returns whether messages are lost, others than expired ones, and the pipeline was full; on real
   * threads, where it is not known for how long it was, whether they are lost.
   */
  private static boolean isFull(StudyResult study) {
    boolean lost =
        study.pooled().ledger().droppedByReason().entrySet().stream()
            .anyMatch(reason -> !reason.getKey().equals(Ledger.EXPIRED) && reason.getValue() > 0);
    boolean wasFull =
        !study.pooled().measurements().queue().exact() || study.fullShare(CONFIDENCE).value() > 0;
    return lost && study.loss(CONFIDENCE).value() > 0 && wasFull;
  }

  private static boolean isBehindInBursts(StudyResult study, @Nullable ArrivalPattern arrivals) {
    Measurements measured = study.pooled().measurements();
    double wait = study.waitPercentile(99, CONFIDENCE).value();
    double service = measured.services().percentileNanos(99);
    // On real threads a producer that wakes up late is not a burst.
    double late = measured.lateness().percentileNanos(99);
    boolean bursts = arrivals == null || arrivals.dispersion() > BURSTY;
    return wait > LONG_WAIT * service + late && bursts;
  }
}
