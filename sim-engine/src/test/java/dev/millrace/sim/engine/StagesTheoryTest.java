package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.millrace.api.Arrival;
import dev.millrace.api.Consumer;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.api.Producer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.testkit.SeededRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two stages with exponential times against the exact results of queueing theory. */
@Tag("slow")
class StagesTheoryTest {

  private static final double SECOND = 1e9;

  private static Producer poisson(double rate) {
    RandomGenerator random = SeededRandom.of(1);
    return () -> new Arrival(exponential(rate, random), "body");
  }

  private static Consumer exponential(double rate, long seed) {
    RandomGenerator random = SeededRandom.of(seed);
    return (message, clock) -> clock.sleepNanos(exponential(rate, random));
  }

  private static long exponential(double rate, RandomGenerator random) {
    return Math.round(-StrictMath.log(1 - random.nextDouble()) / rate * SECOND);
  }

  private static RunResult run(SimulationBuilder builder) {
    return new VirtualTimeEngine(builder.duration(Duration.ofSeconds(1_000_000)).build()).run();
  }

  /** J. R. Jackson, "Networks of Waiting Lines", 1957: each stage is as if it were alone. */
  @Test
  void meanSojourns_add() {
    RunResult result =
        run(
            Simulation.builder()
                .producer("network", poisson(0.5))
                .pipeline(new MonitorPipeline(100_000))
                .consumer("parse", exponential(1, 2))
                .stage(
                    "store",
                    stage ->
                        stage
                            .pipeline(new MonitorPipeline(100_000))
                            .consumer("database", exponential(1.25, 3))));

    double expected = 1 / (1 - 0.5) + 1 / (1.25 - 0.5);
    assertThat(result.measurements().sojourns().meanNanos() / SECOND)
        .isCloseTo(expected, withPercentage(1));
  }

  /** P. J. Burke, "The Output of a Queuing System", 1956: what leaves the first is Poisson. */
  @Test
  void lossOfTheSecond_isThatOfMM1K() {
    RunResult result =
        run(
            Simulation.builder()
                .producer("network", poisson(0.5))
                .pipeline(new MonitorPipeline(100_000))
                .consumer("parse", exponential(1, 2))
                .stage(
                    "store",
                    stage ->
                        stage
                            .pipeline(new MonitorPipeline(2))
                            .overflow(message -> new DropNewest("full"))
                            .consumer("database", exponential(0.625, 3))));

    double load = 0.8;
    double expected = (1 - load) * Math.pow(load, 3) / (1 - Math.pow(load, 4));
    assertThat(result.measurements().loss()).isCloseTo(expected, withPercentage(1));
  }

  /**
   * A first stage that always has a message, a second one with equal rate, b places between them,
   * blocking after service: the number in and before the second, the blocked one included, is a
   * birth-death process that is uniform on 0 to b + 2, so the throughput is (b + 2) / (b + 3).
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void saturatedLine_hasItsKnownThroughput(int between) {
    RunResult result =
        run(
            Simulation.builder()
                .producer("network", poisson(10))
                .pipeline(new MonitorPipeline(10))
                .overflow(message -> new DropNewest("full"))
                .consumer("parse", exponential(1, 2))
                .stage(
                    "store",
                    stage ->
                        stage
                            .pipeline(new MonitorPipeline(between))
                            .consumer("database", exponential(1, 3))));

    assertThat(result.measurements().throughput())
        .isCloseTo((between + 2.0) / (between + 3), withPercentage(0.5));
  }

  @Test
  void rendezvousBetweenStages_hasItsKnownThroughput() {
    RunResult result =
        run(
            Simulation.builder()
                .producer("network", poisson(10))
                .pipeline(new MonitorPipeline(10))
                .overflow(message -> new DropNewest("full"))
                .consumer("parse", exponential(1, 2))
                .stage(
                    "store",
                    stage ->
                        stage
                            .pipeline(MonitorPipeline.rendezvous())
                            .consumer("database", exponential(1, 3))));

    assertThat(result.measurements().throughput()).isCloseTo(2 / 3.0, withPercentage(0.5));
  }
}
