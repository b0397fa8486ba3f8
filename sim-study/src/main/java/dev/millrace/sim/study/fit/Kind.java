package dev.millrace.sim.study.fit;

/** The kinds of arrival processes, the simplest first. */
public enum Kind {
  /** Independent arrivals at a constant rate. */
  POISSON("Poisson"),
  /** Poisson arrivals whose rate changes at given times. */
  STAGES("stages"),
  /** Busy and silent periods of random length. */
  ON_OFF("on-off"),
  /** Poisson arrivals whose rate is that of one of two states, which last for random times. */
  MMPP("MMPP(2)");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  /** Returns how reports name it. */
  public String label() {
    return label;
  }
}
