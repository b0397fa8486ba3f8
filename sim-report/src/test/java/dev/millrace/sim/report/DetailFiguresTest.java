package dev.millrace.sim.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.study.ScenarioResult;
import dev.millrace.sim.study.Scenarios;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Variances, groups, attempts and figures of components, against their known values. */
class DetailFiguresTest {

  private static RunReport run(String hocon) throws InterruptedException {
    ScenarioResult result = Scenarios.parse("run.engine = virtual\n" + hocon).run();
    return Report.of(result, null).runs().get(0);
  }

  private static OwnFigureReport figure(RunReport run, String name) {
    return requireNonNull(
        requireNonNull(requireNonNull(run.measured().figures()).get("db")).get(name));
  }

  @Test
  void halfTheWorkersOfAnOverloadedGroup_alwaysWaitForAConnection() throws Exception {
    RunReport run =
        run(
            """
            producers.p { type = random, gap = 1ms }
            pipeline { type = queue, overflow.policy = drop-newest }
            consumers.db { type = slow-database, count = 8, connections = 4, service = 10ms }
            run { duration = 100s, warm-up = 1s }
            """);

    OwnFigureReport inUse = figure(run, "connections");
    assertThat(inUse.mean()).isCloseTo(4, within(0.001));
    assertThat(inUse.share()).isCloseTo(1, within(0.001));
    OwnFigureReport waiting = figure(run, "connection-wait");
    assertThat(waiting.mean()).isCloseTo(4, within(0.001));
    assertThat(waiting.of()).isEqualTo(8);
    assertThat(waiting.share()).isCloseTo(0.5, within(0.001));
  }

  @Test
  void connectionsOfAnUnderloadedGroup_areUsedAsTheOfferedLoadSays() throws Exception {
    RunReport run =
        run(
            """
            producers.p { type = random, gap { type = exponential, mean = 10ms } }
            pipeline { type = queue }
            consumers.db {
              type = slow-database, count = 8, connections = 4
              service { type = exponential, mean = 20ms }
            }
            run { duration = 200s, warm-up = 10s, replications = 10 }
            """);

    Interval interval =
        requireNonNull(
            requireNonNull(requireNonNull(requireNonNull(run.intervals()).figures()).get("db"))
                .get("connections"));
    assertThat(figure(run, "connections").mean()).isCloseTo(2, within(0.05));
    assertThat(interval.low()).isLessThan(2);
    assertThat(interval.high()).isGreaterThan(2);
  }

  @Test
  void waitOfMm1_hasItsVariance() throws Exception {
    RunReport run =
        run(
            """
            producers.p { type = random, gap { type = exponential, mean = 2s } }
            pipeline { type = queue, capacity = 100000 }
            consumers.db { type = slow-database, service { type = exponential, mean = 1s } }
            run { duration = 200000s, warm-up = 1000s, replications = 4 }
            """);

    // Load 1/2, service rate 1: the wait's variance is r (2 - r) / (1 - r)^2 = 3, its mean 1.
    Latency wait = run.waiting();
    assertThat(wait.standardDeviation() / 1e9).isCloseTo(Math.sqrt(3), within(0.06));
  }

  @Test
  void ranksOfAPriorityPipeline_haveTheWaitsOfCobham() throws Exception {
    RunReport run =
        run(
            """
            producers.a { type = random, gap { type = exponential, mean = 4s } }
            producers.b { type = random, count = 2, gap { type = exponential, mean = 8s } }
            pipeline { type = priority, capacity = 100000, by.order = [a, b-1] }
            consumers.db { type = slow-database, service { type = exponential, mean = 1s } }
            run { duration = 200000s, warm-up = 1000s, replications = 4 }
            """);

    // Residual service 1/2; the loads up to each rank are 1/4, 3/8 and 1/2 (A. Cobham, 1954).
    Map<String, GroupReport> classes = requireNonNull(run.measured().classes());
    assertThat(classes.keySet()).containsExactly("1", "2", "3");
    assertThat(meanWait(classes.get("1"))).isCloseTo(0.5 / 0.75, within(0.02));
    assertThat(meanWait(classes.get("2"))).isCloseTo(0.5 / 0.75 / 0.625, within(0.04));
    assertThat(meanWait(classes.get("3"))).isCloseTo(0.5 / 0.625 / 0.5, within(0.06));
    Map<String, GroupReport> producers = requireNonNull(run.measured().producers());
    assertThat(meanWait(producers.get("b"))).isCloseTo((0.8 / 0.75 + 1.6) / 2, within(0.05));
  }

  private static double meanWait(@Nullable GroupReport group) {
    return requireNonNull(requireNonNull(group).waitNanos()).mean() / 1e9;
  }

  @Test
  void ranksThatAreTheGroups_areNotRepeated() throws Exception {
    RunReport run =
        run(
            """
            producers.gold { type = random, gap = 10ms }
            producers.bronze { type = random, gap = 20ms }
            pipeline { type = priority, by.order = [gold, bronze] }
            consumers.db { type = slow-database, service = 5ms }
            run.duration = 1s
            """);

    assertThat(requireNonNull(run.measured().producers()).keySet())
        .containsExactly("gold", "bronze");
    assertThat(run.measured().classes()).isNull();
  }

  @Test
  void attemptsAndFailedShare_areThoseOfIndependentAttempts() throws Exception {
    RunReport run =
        run(
            """
            producers.p { type = random, gap = 10ms }
            pipeline { type = queue }
            consumers.db {
              type = slow-database, service = 1ms, failure-rate = 0.5
              retry { attempts = 3, delay = 1us }
            }
            run { messages = 5000, replications = 20 }
            """);

    // (1 - 1/8) / (1 - 1/2) attempts a message, and 1/8 of them fail.
    assertThat(requireNonNull(run.measured().calls()).attemptsPerMessage())
        .isCloseTo(1.75, within(0.02));
    assertThat(requireNonNull(run.measured().failedShare())).isCloseTo(0.125, within(0.005));
    Interval interval = requireNonNull(requireNonNull(run.intervals()).failedShare());
    assertThat(interval.low()).isBetween(0.12, 0.125);
    assertThat(interval.high()).isBetween(0.125, 0.13);
  }
}
