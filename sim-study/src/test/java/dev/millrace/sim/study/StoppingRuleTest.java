package dev.millrace.sim.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.scenario.require.Figure;
import dev.millrace.sim.scenario.require.Requirement;
import dev.millrace.sim.study.Verdict.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StoppingRuleTest {

  private static final Figure WAIT = Figure.parse("wait.mean");

  private static StoppingRule rule(int atLeast, int atMost, String... requirements) {
    return new StoppingRule(
        atLeast, null, Stream.of(requirements).map(Requirement::parse).toList(), atMost);
  }

  private static StudyResult run(StoppingRule rule) throws Exception {
    return Replications.of(SmallModel::of).run(rule);
  }

  @Test
  void clearRequirement_isDecidedByTheFirstTen() throws Exception {
    StudyResult study = run(rule(2, 200, "wait.mean < 1h", "loss < 100%"));

    assertThat(study.stopReason()).isEqualTo(StopReason.DECIDED);
    assertThat(study.samples()).hasSize(10);
  }

  @Test
  void closeRequirement_doublesTheReplicationsUntilDecided() throws Exception {
    double mean = run(StoppingRule.fixed(2000)).estimate(WAIT, 0.95).value();
    StoppingRule rule = rule(10, 2000, "wait.mean < %dns".formatted((long) (1.05 * mean)));
    StudyResult study = run(rule);

    assertThat(study.stopReason()).isEqualTo(StopReason.DECIDED);
    assertThat(study.samples().size())
        .isGreaterThan(10)
        .matches(size -> 2000 % size == 0 || size % 10 == 0);
    assertThat(rule.verdicts(study).get(0).outcome()).isEqualTo(Outcome.MET);
  }

  @Test
  void requirementAtTheFigureItself_staysUndecidedAtTheLimit() throws Exception {
    double mean = run(StoppingRule.fixed(40)).estimate(WAIT, 0.95).value();
    StudyResult study = run(rule(10, 40, "wait.mean < %dns".formatted((long) mean)));

    assertThat(study.stopReason()).isEqualTo(StopReason.UNDECIDED);
    assertThat(study.samples()).hasSize(40);
  }

  @Test
  void missedRequirement_isDecided() throws Exception {
    StoppingRule rule = rule(10, 40, "throughput > 100/s");

    assertThat(rule.verdicts(run(rule)).get(0).outcome()).isEqualTo(Outcome.MISSED);
  }

  @Test
  void precision_isReachedAsWell() throws Exception {
    Precision precision = new Precision(0.08, WAIT, 400);
    StudyResult study =
        run(new StoppingRule(10, precision, List.of(Requirement.parse("loss < 100%")), 400));

    assertThat(study.stopReason()).isEqualTo(StopReason.PRECISE);
    assertThat(study.waitMean(0.95).isWithin(0.08)).isTrue();
  }

  /** Bonferroni: judged at the true value, any decision is an error, and at most 5 % are. */
  @Test
  @Tag("slow")
  void repeatedExaminations_keepTheAllowedError() throws Exception {
    double truth = run(StoppingRule.fixed(10_000)).estimate(WAIT, 0.95).value();
    StoppingRule rule = rule(10, 160, "wait.mean < %dns".formatted((long) truth));
    int studies = 200;
    int wrong = 0;
    for (int i = 0; i < studies; i++) {
      int offset = 20_000 + 1_000 * i;
      StudyResult study =
          Replications.of(replication -> SmallModel.of(offset + replication)).run(rule);
      wrong += study.stopReason() == StopReason.DECIDED ? 1 : 0;
    }

    assertThat(wrong).isLessThanOrEqualTo(20);
  }
}
