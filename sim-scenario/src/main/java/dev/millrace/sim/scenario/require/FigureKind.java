package dev.millrace.sim.scenario.require;

/** The kinds of figures of a run. */
public enum FigureKind {
  THROUGHPUT("throughput", Unit.RATE, true, "messages delivered a second"),
  LOSS("loss", Unit.SHARE, true, "share of offered messages that were dropped"),
  FAILED("failed", Unit.SHARE, true, "share of offered messages that failed"),
  WAIT_MEAN("wait.mean", Unit.DURATION, true, "mean time from due to taken"),
  WAIT_PERCENTILE("wait.p*", Unit.DURATION, true, "percentile of it"),
  WAIT_MAX("wait.max", Unit.DURATION, false, "its maximum"),
  SERVICE_MEAN("service.mean", Unit.DURATION, true, "mean time from taken to done"),
  SERVICE_PERCENTILE("service.p*", Unit.DURATION, false, "percentile of it"),
  SERVICE_MAX("service.max", Unit.DURATION, false, "its maximum"),
  SOJOURN_MEAN("sojourn.mean", Unit.DURATION, true, "mean time from due to done"),
  SOJOURN_PERCENTILE("sojourn.p*", Unit.DURATION, true, "percentile of it"),
  SOJOURN_MAX("sojourn.max", Unit.DURATION, false, "its maximum"),
  BLOCKED("blocked", Unit.SHARE, true, "share of their time that producers spend in put"),
  PUT_MEAN("put.mean", Unit.DURATION, true, "mean duration of a put"),
  QUEUE_MEAN("queue.mean", Unit.NUMBER, true, "time-weighted mean length of the queue"),
  QUEUE_FULL("queue.full", Unit.SHARE, true, "share of time during which the queue is full"),
  QUEUE_LONGEST("queue.longest", Unit.NUMBER, false, "greatest length of the queue"),
  UTILISATION("utilisation.*", Unit.SHARE, true, "share of time that a group's workers are busy"),
  OFFERED("messages.offered", Unit.NUMBER, false, "number of messages, of all replications"),
  DELIVERED("messages.delivered", Unit.NUMBER, false, "number of them that were delivered"),
  DROPPED("messages.dropped", Unit.NUMBER, false, "number of them that were dropped"),
  GIVEN_UP("messages.failed", Unit.NUMBER, false, "number of them that failed"),
  ABANDONED("messages.abandoned", Unit.NUMBER, false, "number of them that were abandoned"),
  UNDRAINED("messages.undrained", Unit.NUMBER, false, "number of them left in the pipeline");

  private final String pattern;
  private final Unit unit;
  private final boolean interval;
  private final String meaning;

  FigureKind(String pattern, Unit unit, boolean interval, String meaning) {
    this.pattern = pattern;
    this.unit = unit;
    this.interval = interval;
    this.meaning = meaning;
  }

  /** Returns the name of the figures; a star stands for what differs between them. */
  public String pattern() {
    return pattern;
  }

  /** Returns the unit of the figures. */
  public Unit unit() {
    return unit;
  }

  /** Returns whether several replications give the figures a confidence interval. */
  public boolean hasInterval() {
    return interval;
  }

  /** Returns the meaning of the figures, as a noun phrase. */
  public String meaning() {
    return meaning;
  }

  boolean isPercentile() {
    return pattern.endsWith(".p*");
  }

  /** Returns whether it stands for several figures. */
  boolean isFamily() {
    return pattern.endsWith("*");
  }

  /** Returns the beginning of the names, up to the part that differs. */
  String prefix() {
    return isFamily() ? pattern.substring(0, pattern.length() - 1) : pattern;
  }
}
