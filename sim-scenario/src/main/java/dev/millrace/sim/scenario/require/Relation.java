package dev.millrace.sim.scenario.require;

/** The side of a bound on which a figure is required to be. */
public enum Relation {
  BELOW("<"),
  AT_MOST("<="),
  ABOVE(">"),
  AT_LEAST(">=");

  private final String symbol;

  Relation(String symbol) {
    this.symbol = symbol;
  }

  /** Returns whether a value is on the required side. */
  public boolean holds(double value, double bound) {
    return switch (this) {
      case BELOW -> value < bound;
      case AT_MOST -> value <= bound;
      case ABOVE -> value > bound;
      case AT_LEAST -> value >= bound;
    };
  }

  /** Returns whether the bound limits the figure from above. */
  public boolean isUpper() {
    return this == BELOW || this == AT_MOST;
  }

  /** Returns it as it is written. */
  public String symbol() {
    return symbol;
  }
}
