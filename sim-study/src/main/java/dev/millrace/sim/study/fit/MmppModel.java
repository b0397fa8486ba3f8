package dev.millrace.sim.study.fit;

import dev.millrace.sim.study.init.Words;

/** Writes processes with two states as the producer {@code mmpp}. */
final class MmppModel {

  private MmppModel() {}

  /** Returns the model. The state that is more likely at a random time comes first. */
  static Model of(
      Kind kind, double highRate, double highSeconds, double lowRate, double lowSeconds) {
    String high = state(highRate, highSeconds);
    String low = state(lowRate, lowSeconds);
    boolean highFirst = highSeconds > lowSeconds;
    return new Model(
        kind,
        "%s/s for %s, %s for %s"
            .formatted(
                Words.number(highRate),
                Words.duration(highSeconds * 1e9),
                lowRate == 0 ? "silent" : Words.number(lowRate) + "/s",
                Words.duration(lowSeconds * 1e9)),
        "type = mmpp, states = [ %s, %s ]"
            .formatted(highFirst ? high : low, highFirst ? low : high));
  }

  private static String state(double rate, double seconds) {
    return "{ rate = %s, dwell = %s }".formatted(Model.number(rate), Words.hocon(seconds * 1e9));
  }
}
