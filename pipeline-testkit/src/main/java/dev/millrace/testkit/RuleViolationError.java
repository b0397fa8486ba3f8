package dev.millrace.testkit;

/** The failure of a conformance test: the rule violated, what was found, and where to look. */
public final class RuleViolationError extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final Rule rule;

  RuleViolationError(Rule rule, Throwable found) {
    super(rule.explain(found.getMessage() == null ? found.toString() : found.getMessage()), found);
    this.rule = rule;
  }

  /** Returns the violated rule. */
  public Rule rule() {
    return rule;
  }
}
