package dev.millrace.ledger;

/** A way in which a pipeline can break the account. */
public enum Offence {
  LOST("lost", "accepted, and never seen again"),
  DUPLICATED("delivered twice", "accounted for more than once"),
  INVENTED("invented", "taken, but never put"),
  OUT_OF_ORDER("out of order", "taken after a later message of the same producer");

  private final String label;
  private final String meaning;

  Offence(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** The offence in a word or two. */
  public String label() {
    return label;
  }

  /** The offence in a sentence without subject. */
  public String meaning() {
    return meaning;
  }
}
