package dev.millrace.sim.report;

import dev.millrace.sim.study.Verdict.Outcome;
import java.util.List;

/** The verdicts on requirements, one row each. */
final class RequirementRows {

  private RequirementRows() {}

  /** Adds the rows; none without requirements. */
  static void add(RunReport run, Lines lines) {
    List<RequirementReport> requirements = run.requirements();
    if (requirements == null) {
      return;
    }
    lines.line("");
    int width = requirements.stream().mapToInt(each -> each.text().length()).max().orElse(0);
    String label = "required";
    for (RequirementReport requirement : requirements) {
      lines.row(
          label,
          ("%-" + width + "s  %-9s  %s")
              .formatted(requirement.text(), word(requirement.verdict()), requirement.measured()));
      label = "";
    }
    if (run.replications() == 1) {
      lines.row("", "judged by the value of one run, which has no confidence interval");
    }
    lines.line("");
  }

  static String word(Outcome verdict) {
    return switch (verdict) {
      case MET -> "met";
      case MISSED -> "MISSED";
      case UNDECIDED -> "UNDECIDED";
    };
  }
}
