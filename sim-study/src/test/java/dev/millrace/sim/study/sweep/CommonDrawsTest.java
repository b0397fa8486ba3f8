package dev.millrace.sim.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.sim.scenario.ScenarioOverride;
import dev.millrace.sim.study.Sample;
import dev.millrace.sim.study.Scenarios;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.Variants;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs that differ in the number of workers have the same arrivals and service times. */
class CommonDrawsTest {

  private static final int REPLICATIONS = 60;

  /** 320 messages a second for 4 workers that store 400 a second, or for 8. */
  private static final String TEXT =
      """
      producers.network {
        type = random
        messages = 2000
        gap { type = exponential, mean = 3125us }
      }
      pipeline { type = queue, capacity = 100000 }
      consumers.database {
        type = slow-database
        count = 4
        service { type = exponential, mean = 10ms }
      }
      """;

  private static final String BURSTS =
      "producers.network={type=bursty,messages=2000,burst{size=500,gap=0s},pause=2s}";

  private final Variants variants = Scenarios.parse(TEXT).prepareVariants();

  private StudyResult run(String... overrides) throws Exception {
    List<ScenarioOverride> all = Stream.of(overrides).map(ScenarioOverride::inCode).toList();
    return variants.study(variants.check(all)).extendTo(REPLICATIONS);
  }

  private static double[] meanSojourns(StudyResult study) {
    return study.samples().stream()
        .mapToDouble(sample -> sample.sojournNanos() / sample.delivered())
        .toArray();
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }

  /** Returns the variance of the effect of twice the workers on the mean sojourn time. */
  private double varianceOfDifference(String draws, String other) throws Exception {
    double[] four = meanSojourns(run(BURSTS, draws));
    double[] eight = meanSojourns(run(BURSTS, draws, other));
    double[] differences = new double[REPLICATIONS];
    Arrays.setAll(differences, i -> four[i] - eight[i]);
    return variance(differences);
  }

  @Test
  void drawsPerMessageSharpenDifferences() throws Exception {
    String eight = "consumers.database.count=8";
    double perWorker = varianceOfDifference("run.consumer-draws=per-worker", eight);
    double perMessage = varianceOfDifference("run.consumer-draws=per-message", eight);

    assertThat(perMessage).isLessThan(perWorker / 3);
  }

  @Test
  void moreWorkersThanConnectionsChangeNothing() throws Exception {
    String connections = "consumers.database.connections=4";

    assertThat(meanSojourns(run(connections, "consumers.database.count=4")))
        .isEqualTo(meanSojourns(run(connections, "consumers.database.count=8")));
  }

  @Test
  void arrivalsAreTheSame() throws Exception {
    assertThat(run("consumers.database.count=8").samples())
        .extracting(Sample::offered, Sample::serviceNanos)
        .isEqualTo(
            run("consumers.database.count=4").samples().stream()
                .map(sample -> tuple(sample.offered(), sample.serviceNanos()))
                .toList());
  }

  @Test
  void failuresAreTheSame() throws Exception {
    String rate = "consumers.database.failure-rate=0.3";
    String attempts = "consumers.database.retry.attempts=2";

    assertThat(run(rate, attempts, "consumers.database.count=8").pooled().ledger().failed())
        .isEqualTo(run(rate, attempts).pooled().ledger().failed());
  }
}
