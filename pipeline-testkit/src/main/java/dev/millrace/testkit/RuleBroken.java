package dev.millrace.testkit;

/** A failed test of the kit: which rule was broken, what was found, and where to look. */
public final class RuleBroken extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final Rule rule;

  RuleBroken(Rule rule, Throwable found) {
    super(rule.explain(found.getMessage() == null ? found.toString() : found.getMessage()), found);
    this.rule = rule;
  }

  /** The rule that does not hold. */
  public Rule rule() {
    return rule;
  }
}
