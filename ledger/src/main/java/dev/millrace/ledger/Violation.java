package dev.millrace.ledger;

/** A rule of the ledger that a pipeline broke. */
public enum Violation {
  LOST("lost", "accepted, and never seen again"),
  DUPLICATED("delivered twice", "accounted for more than once"),
  INVENTED("invented", "taken, but never put"),
  OUT_OF_ORDER("out of order", "taken after a later message of the same producer");

  private final String label;
  private final String meaning;

  Violation(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** Returns the violation in a word or two. */
  public String label() {
    return label;
  }

  /** Returns what the violation means, as a predicate. */
  public String meaning() {
    return meaning;
  }
}
