package dev.millrace.sim.report;

import dev.millrace.sim.study.ConnectionWait;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.GroupLoad;
import dev.millrace.sim.study.Limit;
import dev.millrace.sim.study.StudyResult;
import java.util.Comparator;
import java.util.List;

/** What limits a scenario, with the figures that show it. */
final class LimitPhrases {

  private static final double CONFIDENCE = StudyResult.CONFIDENCE;

  private final StudyResult study;
  private final Forecast forecast;

  private LimitPhrases(StudyResult study, Forecast forecast) {
    this.study = study;
    this.forecast = forecast;
  }

  /**
   * Returns a phrase for each limit, such as {@code capacity: …}; one that begins with {@code
   * nothing} if there is none.
   */
  static List<String> of(List<Limit> limits, StudyResult study, Forecast forecast) {
    LimitPhrases phrases = new LimitPhrases(study, forecast);
    return limits.isEmpty()
        ? List.of(phrases.nothing())
        : limits.stream().map(phrases::phrase).toList();
  }

  /** Adds rows to a summary. */
  static void add(List<String> phrases, Lines lines) {
    for (int i = 0; i < phrases.size(); i++) {
      lines.row(i == 0 ? "limited by" : "", phrases.get(i));
    }
  }

  /** Returns the name of a limit in a phrase. */
  static String name(Limit limit) {
    return switch (limit) {
      case CONSUMERS_ON_AVERAGE -> "consumers on average";
      case CONNECTIONS -> "connections";
      case CONSUMERS_IN_BURSTS -> "consumers during bursts";
      case CAPACITY -> "capacity";
      case FULL_PIPELINE -> "room in the pipeline";
    };
  }

  private String nothing() {
    return "nothing: utilisation %s, loss %s, %s".formatted(utilisation(), loss(), percentiles());
  }

  private String phrase(Limit limit) {
    return name(limit) + ": " + figures(limit);
  }

  private String figures(Limit limit) {
    return switch (limit) {
      case CONSUMERS_ON_AVERAGE -> "utilisation %s%s".formatted(utilisation(), trafficIntensity());
      case CONNECTIONS -> connections();
      case CONSUMERS_IN_BURSTS ->
          "utilisation %s%s, %s".formatted(utilisation(), peak(), percentiles());
      case CAPACITY -> "%s of the messages are lost%s".formatted(loss(), full());
      case FULL_PIPELINE ->
          "producers spend %s of their time in put"
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

  private String connections() {
    ConnectionWait wait = ConnectionWait.of(study);
    if (wait == null) {
      return "workers wait for one";
    }
    if (wait.isPermanent()) {
      return "%s of %s workers always wait for one"
          .formatted(Figures.count(Math.round(wait.waiting())), Figures.count(wait.workers()));
    }
    return "%s of %s workers wait for one on average, %s of the time that they are busy"
        .formatted(
            Figures.twoDecimals(wait.waiting()),
            Figures.count(wait.workers()),
            Figures.percent(wait.share()));
  }

  private String peak() {
    return forecast.arrivals() == null || Double.isNaN(forecast.arrivals().peakToMean())
        ? ""
        : " on average, but the busiest second has %s times the mean"
            .formatted(Figures.decimal(forecast.arrivals().peakToMean()));
  }

  private String percentiles() {
    return "p99 of the wait %s, of the service time %s"
        .formatted(
            Figures.bareDuration(study.waitPercentile(99, CONFIDENCE).value()),
            Figures.bareDuration(study.pooled().measurements().services().percentileNanos(99)));
  }

  private String loss() {
    return Figures.precisePercent(study.loss(CONFIDENCE).value());
  }

  private String full() {
    return study.pooled().measurements().queue().exact()
        ? ", the pipeline is full %s of the time"
            .formatted(Figures.percent(study.fullShare(CONFIDENCE).value()))
        : "";
  }
}
