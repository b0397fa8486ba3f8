package dev.millrace.sim.study;

import org.jspecify.annotations.Nullable;

/** The state of a queue in the long run, as far as mean rates tell. */
public enum Stability {
  /** Fewer messages arrive than can be served. */
  STABLE,
  /**
   * As many arrive as can be served, within half a per cent. The queue grows without bound, unless
   * gaps and service times are constant.
   */
  CRITICAL,
  /** More arrive than can be served, for as long as the run lasts: no buffer is large enough. */
  UNSTABLE,
  /** More arrive than can be served, until the producers end: the queue grows until then. */
  OVERLOADED;

  /** The fewest messages whose rate is taken for that of the traffic. */
  private static final long MIN_MESSAGES = 100;

  private static final double TOLERANCE = 0.005;

  static @Nullable Stability of(long messages, double trafficIntensity, boolean finite) {
    if (messages < MIN_MESSAGES) {
      return null;
    }
    if (trafficIntensity < 1) {
      return STABLE;
    }
    if (trafficIntensity < 1 + TOLERANCE) {
      return CRITICAL;
    }
    return finite ? OVERLOADED : UNSTABLE;
  }
}
