package dev.millrace.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Turns any failure of a rule's test into a report on that rule. */
final class RuleReporter implements TestExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable found)
      throws Throwable {
    Rule rule = Rule.ofTest(context.getRequiredTestMethod().getName()).orElse(null);
    if (rule == null || found instanceof TestAbortedException) {
      throw found;
    }
    throw new RuleViolationError(rule, found);
  }
}
