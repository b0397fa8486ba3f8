package dev.millrace.sim.report;

import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.GroupLoad;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.advise.Advice;
import dev.millrace.sim.study.advise.Limit;
import java.util.Comparator;
import java.util.List;

/** The limits of a scenario, with the figures that show them. */
final class LimitSentences {

  private static final double CONFIDENCE = StudyResult.CONFIDENCE;

  private final StudyResult study;
  private final Forecast forecast;

  private LimitSentences(StudyResult study, Forecast forecast) {
    this.study = study;
    this.forecast = forecast;
  }

  static List<String> of(Advice advice) {
    LimitSentences sentences = new LimitSentences(advice.base(), advice.forecast());
    return advice.limits().isEmpty()
        ? List.of(sentences.nothing())
        : advice.limits().stream().map(sentences::sentence).toList();
  }

  private String nothing() {
    return "None of the limits looked for applies: utilisation %s, loss %s, wait p99 %s, service p99 %s."
        .formatted(
            utilisation(),
            Figures.precisePercent(study.loss(CONFIDENCE).value()),
            Figures.bareDuration(study.waitPercentile(99, CONFIDENCE).value()),
            Figures.bareDuration(study.pooled().measurements().services().percentileNanos(99)));
  }

  private String sentence(Limit limit) {
    return switch (limit) {
      case CONSUMERS_ON_AVERAGE ->
          "The consumers limit it on average: utilisation %s%s."
              .formatted(utilisation(), trafficIntensity());
      case CONNECTIONS ->
          "The connections limit it: workers wait for one %s of the time that they are busy."
              .formatted(Figures.percent(Limit.waitingShare(study)));
      case CONSUMERS_IN_BURSTS ->
          "The consumers limit it during bursts: utilisation is %s on average, but %sa message waits"
                  .formatted(utilisation(), peak())
              + " up to %s (p99), with a service time of %s (p99)."
                  .formatted(
                      Figures.bareDuration(study.waitPercentile(99, CONFIDENCE).value()),
                      Figures.bareDuration(
                          study.pooled().measurements().services().percentileNanos(99)));
      case CAPACITY ->
          "The capacity limits it: %s are lost, and the pipeline is full %s of the time."
              .formatted(
                  Figures.precisePercent(study.loss(CONFIDENCE).value()),
                  Figures.percent(study.fullShare(CONFIDENCE).value()));
      case FULL_PIPELINE ->
          "The producers wait for room %s of their time."
              .formatted(Figures.percent(study.blockedShare(CONFIDENCE).value()));
    };
  }

  /** Returns the utilisation of the busiest group. */
  private String utilisation() {
    return study.groups(CONFIDENCE).stream()
        .max(Comparator.comparingDouble((GroupLoad load) -> load.utilisation().value()))
        .map(load -> Figures.percent(load.utilisation().value()))
        .orElse("unknown");
  }

  private String trafficIntensity() {
    Double intensity = forecast.trafficIntensity();
    return intensity == null ? "" : ", traffic intensity " + Figures.percent(intensity);
  }

  private String peak() {
    return forecast.arrivals() == null || Double.isNaN(forecast.arrivals().peakToMean())
        ? ""
        : "the busiest second has %s times the mean, and "
            .formatted(Figures.decimal(forecast.arrivals().peakToMean()));
  }
}
