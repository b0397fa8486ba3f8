package dev.millrace.sim.study;

import dev.millrace.ledger.Balance;
import dev.millrace.sim.measure.Latencies;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.scenario.require.Figure;

/** Computes the figures of a study by their names. */
final class FigureEstimates {

  private final StudyResult study;
  private final double confidence;

  private FigureEstimates(StudyResult study, double confidence) {
    this.study = study;
    this.confidence = confidence;
  }

  /**
   * Returns a figure, warm-up excluded except from {@code messages}: nanoseconds, a share, messages
   * a second or a number; NaN if nothing was measured.
   */
  static Estimate of(StudyResult study, Figure figure, double confidence) {
    return new FigureEstimates(study, confidence).estimate(figure);
  }

  private Estimate estimate(Figure figure) {
    Measurements measured = study.pooled().measurements();
    return switch (figure.kind()) {
      case THROUGHPUT -> study.throughput(confidence);
      case LOSS -> study.loss(confidence);
      case FAILED -> study.failedShare(confidence);
      case WAIT_MEAN -> study.waitMean(confidence);
      case WAIT_PERCENTILE -> study.waitPercentile(figure.percentage(), confidence);
      case WAIT_MAX -> max(measured.waits());
      case SERVICE_MEAN -> study.serviceMean(confidence);
      case SERVICE_PERCENTILE -> percentile(measured.services(), figure.percentage());
      case SERVICE_MAX -> max(measured.services());
      case SOJOURN_MEAN -> study.sojournMean(confidence);
      case SOJOURN_PERCENTILE -> study.sojournPercentile(figure.percentage(), confidence);
      case SOJOURN_MAX -> max(measured.sojourns());
      case BLOCKED -> study.blockedShare(confidence);
      case PUT_MEAN -> study.blockedMean(confidence);
      case QUEUE_MEAN -> ifExact(study.queueMean(confidence));
      case QUEUE_FULL -> ifExact(study.fullShare(confidence));
      case QUEUE_LONGEST -> Estimate.without(measured.queue().longest());
      case UTILISATION -> utilisation(figure.argument());
      case OFFERED, DELIVERED, DROPPED, GIVEN_UP, ABANDONED, UNDRAINED ->
          Estimate.without(messages(figure));
    };
  }

  private static Estimate max(Latencies times) {
    return Estimate.without(times.count() == 0 ? Double.NaN : times.maxNanos());
  }

  private static Estimate percentile(Latencies times, double percentage) {
    return Estimate.without(times.count() == 0 ? Double.NaN : times.percentileNanos(percentage));
  }

  /** Returns a time-weighted figure of the queue, which is known in virtual time only. */
  private Estimate ifExact(Estimate figure) {
    return study.pooled().measurements().queue().exact() ? figure : Estimate.without(Double.NaN);
  }

  private Estimate utilisation(String group) {
    return study.groups(confidence).stream()
        .filter(load -> load.group().equals(group))
        .map(GroupLoad::utilisation)
        .findFirst()
        .orElse(Estimate.without(Double.NaN));
  }

  private double messages(Figure figure) {
    Balance ledger = study.pooled().ledger();
    return switch (figure.kind()) {
      case OFFERED -> ledger.offered();
      case DELIVERED -> ledger.delivered();
      case DROPPED -> ledger.dropped();
      case GIVEN_UP -> ledger.failed();
      case ABANDONED -> ledger.abandoned();
      default -> ledger.undrained();
    };
  }
}
