package dev.millrace.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Turns whatever a test of a rule fails with into a report on that rule. */
final class RuleReport implements TestExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable found)
      throws Throwable {
    Rule rule = Rule.ofTest(context.getRequiredTestMethod().getName()).orElse(null);
    if (rule == null || found instanceof TestAbortedException) {
      throw found;
    }
    throw new RuleBroken(rule, found);
  }
}
