package dev.millrace.sim.report;

import static java.lang.Math.exp;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.sim.study.ScenarioResult;
import dev.millrace.sim.study.Scenarios;
import dev.millrace.sim.study.StudyResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two marks, discarding at a threshold and token buckets against exact values. */
class BackPressureFormulasTest {

  private static final String EXPONENTIAL_CONSUMER =
      """
      consumers.db { type = slow-database, service { type = exponential, mean = 1s } }
      run { engine = virtual, duration = 50000s, warm-up = 500s, replications = 8 }
      """;

  private static ScenarioResult result(String hocon) throws InterruptedException {
    return Scenarios.parse(hocon).run();
  }

  @Test
  void twoMarks_loseAsTheMarkovChainSays() throws Exception {
    int high = 6;
    int low = 2;
    double rate = 1.2;
    // State n: n in the system, one of them in service, while messages are let in; n is 0 to high.
    // State high + k: paused with k waiting, low + 1 to high.
    var chain = new MarkovChain(2 * high + 1);
    for (int n = 0; n <= high; n++) {
      chain.add(n, n < high ? n + 1 : high + high, rate);
      if (n > 0) {
        chain.add(n, n - 1, 1);
      }
    }
    for (int waiting = high; waiting > 0; waiting--) {
      boolean pauseEnds = waiting - 1 <= low;
      chain.add(high + waiting, pauseEnds ? waiting : high + waiting - 1, 1);
    }
    double[] shares = chain.stationary();
    double paused = 0;
    for (int waiting = low + 1; waiting <= high; waiting++) {
      paused += shares[high + waiting];
    }

    StudyResult study =
        result(
                """
                producers.p { type = random, gap { type = exponential, mean = 833333333ns } }
                pipeline { type = buffer, capacity = 6, resume-at = 2, overflow.policy = drop-newest }
                """
                    + EXPONENTIAL_CONSUMER)
            .study();

    assertThat(study.loss(0.95).value()).isCloseTo(paused, within(0.005));
    assertThat(study.loss(0.999).contains(paused)).isTrue();
  }

  @Test
  void discarding_losesOfEachClassAsTheMarkovChainSays() throws Exception {
    int capacity = 8;
    int threshold = 4;
    var chain = new MarkovChain(capacity + 2);
    for (int n = 0; n <= capacity; n++) {
      int waiting = Math.max(0, n - 1);
      chain.add(n, n + 1, waiting < threshold ? 1.2 : 0.6);
      chain.add(n + 1, n, 1);
    }
    double[] shares = chain.stationary();
    double lowLoss = 0;
    for (int n = threshold + 1; n < shares.length; n++) {
      lowLoss += shares[n];
    }
    double highLoss = shares[capacity + 1];

    Map<String, GroupReport> groups =
        requireNonNull(
            Report.of(
                    result(
                        """
                        producers.debug { type = random, gap { type = exponential, mean = 1666666667ns } }
                        producers.error { type = random, gap { type = exponential, mean = 1666666667ns } }
                        pipeline {
                          type = queue, capacity = 8
                          overflow { policy = discard, above = 0.5, producers = [debug] }
                        }
                        """
                            + EXPONENTIAL_CONSUMER),
                    null)
                .runs()
                .get(0)
                .measured()
                .producers());

    assertThat(requireNonNull(requireNonNull(groups.get("debug")).loss()))
        .isCloseTo(lowLoss, within(0.006));
    assertThat(requireNonNull(requireNonNull(groups.get("error")).loss()))
        .isCloseTo(highLoss, within(0.003));
  }

  @Test
  void discardingAShare_dropsThatShareAboveTheThreshold() throws Exception {
    StudyResult study =
        result(
                """
                producers.p { type = random, gap = 1s }
                pipeline {
                  type = queue, capacity = 100000
                  overflow { policy = discard, above = 0.00001, share = 0.3, then = block }
                }
                consumers.db { type = slow-database, service = 1000s }
                run { engine = virtual, duration = 50000s }
                """)
            .study();

    assertThat(study.pooled().ledger().droppedByReason()).containsOnlyKeys("discard");
    assertThat(study.loss(0.95).value()).isCloseTo(0.3, within(0.01));
  }

  @Test
  void tokenBucketWithPoissonArrivals_delaysAsTheWorkloadOfMd1() throws Exception {
    // The time until the bucket would be full is the workload of M/D/1; a message waits for what
    // exceeds burst - 1 tokens (A. K. Erlang's distribution of it; load 0.8, burst 3).
    double undelayed = 0.2 * (exp(1.6) - 0.8 * exp(0.8));
    double meanDelay =
        0.25 * (exp(0.8) - 1) // the integral of the distribution from 0 to 1
            + 0.25 * (exp(1.6) - exp(0.8)) // and from 1 to 2
            - 0.25 * (1 - 0.2 * exp(0.8));

    StudyResult study =
        result(
                """
                producers.p { type = random, gap { type = exponential, mean = 1250ms } }
                pipeline { type = queue, capacity = 100000 }
                consumers.api { type = slow-database, service = 0s, limit { rate = 1, burst = 3 } }
                run { engine = virtual, duration = 100000s, warm-up = 500s, replications = 8 }
                """)
            .study();

    assertThat(study.pooled().measurements().sojourns().shareAtOrBelow(0))
        .isCloseTo(undelayed, within(0.01));
    assertThat(study.sojournMean(0.999).contains(meanDelay * 1e9))
        .as("%s should contain %s", study.sojournMean(0.999), meanDelay)
        .isTrue();
  }

  @Test
  void limit_boundsTheForecastServiceCapacity() throws Exception {
    ScenarioResult result =
        result(
            """
            producers.p { type = random, gap = 10ms }
            pipeline { type = queue }
            consumers.slow { type = slow-database, count = 2, service = 100ms, limit.rate = 50 }
            consumers.fast { type = slow-database, service = 0s, limit.rate = 30 }
            run { engine = virtual, messages = 10 }
            """);

    assertThat(requireNonNull(result.forecast().capacity()).perSecond()).isEqualTo(20 + 30);
  }
}
