package dev.millrace.sim.study.size;

/** The effect of a key's growth on a requirement. */
enum Direction {
  /** Growth never turns met into missed; no effect is a case of it. */
  IMPROVES,
  /** Growth never turns missed into met. */
  WORSENS,
  UNKNOWN;

  Direction reversed() {
    return switch (this) {
      case IMPROVES -> WORSENS;
      case WORSENS -> IMPROVES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
