package dev.millrace.sim.study;

import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a group that wait for a connection.
 *
 * @param workers the number of workers of the group
 * @param waiting how many of them wait, averaged over time
 * @param share the share of their busy time that they wait, from 0 to 1
 */
public record ConnectionWait(int workers, double waiting, double share) {

  private static final String FIGURE = "connection-wait";

  /** The utilisation from which workers count as always busy. */
  private static final double BUSY = 0.95;

  /** Returns that of the group that waits most; null if none waits. */
  public static @Nullable ConnectionWait of(StudyResult study) {
    return study.ownFigures(StudyResult.CONFIDENCE).stream()
        .filter(result -> result.figure().name().equals(FIGURE) && result.value().value() > 0)
        .flatMap(result -> of(study, result))
        .max(Comparator.comparingDouble(ConnectionWait::share))
        .orElse(null);
  }

  /**
   * Returns whether the workers are always busy, so that as many as exceed the connections wait.
   */
  public boolean isPermanent() {
    return waiting >= BUSY * workers * share;
  }

  private static Stream<ConnectionWait> of(StudyResult study, FigureResult result) {
    double waiting = result.value().value();
    return study.groups(StudyResult.CONFIDENCE).stream()
        .filter(load -> load.group().equals(result.figure().group()))
        .map(
            load -> {
              double busy = load.utilisation().value() * load.workers();
              return new ConnectionWait(load.workers(), waiting, Math.min(1, waiting / busy));
            });
  }
}
