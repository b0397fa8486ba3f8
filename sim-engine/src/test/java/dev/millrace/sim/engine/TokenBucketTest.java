package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Token buckets, and groups of consumers that they limit on both engines. */
@Timeout(60)
class TokenBucketTest {

  private static final long SECOND = 1_000_000_000;

  private final List<Long> starts = new ArrayList<>();

  private synchronized void record(Message message, Clock clock) {
    starts.add(clock.nanos());
  }

  private Simulation simulation(int messages, int workers, double rate, double burst) {
    return Simulation.builder()
        .pipeline(new MonitorPipeline(100))
        .producer("p", TestRun.counting(messages))
        .consumer(
            "c", (Consumer) this::record, options -> options.count(workers).limit(rate, burst))
        .build();
  }

  @Test
  void fullBucket_givesItsBurstAtOnce() {
    TokenBucket bucket = new TokenBucket(10, 3);

    assertThat(bucket.reserve(0, 1)).isZero();
    assertThat(bucket.reserve(0, 1)).isZero();
    assertThat(bucket.reserve(0, 1)).isZero();
    assertThat(bucket.reserve(0, 1)).isEqualTo(SECOND / 10);
    assertThat(bucket.reserve(0, 1)).isEqualTo(SECOND / 5);
  }

  @Test
  void pause_refillsTheBucketUpToItsBurst() {
    TokenBucket bucket = new TokenBucket(10, 2);
    assertThat(bucket.reserve(0, 2)).isZero();

    assertThat(bucket.reserve(100 * SECOND, 2)).isEqualTo(100 * SECOND);
    assertThat(bucket.reserve(100 * SECOND, 1)).isEqualTo(100 * SECOND + SECOND / 10);
  }

  @Test
  void moreTokensThanTheBurst_areThereWhenTheyWouldHaveAccumulated() {
    TokenBucket bucket = new TokenBucket(10, 2);

    assertThat(bucket.reserve(0, 5)).isEqualTo(3 * SECOND / 10);
    assertThat(bucket.reserve(SECOND / 2, 1)).isEqualTo(SECOND / 2);
  }

  @Test
  void workersOfAGroup_shareTheBucketInVirtualTime() {
    new VirtualTimeEngine(simulation(6, 3, 10, 2)).run();

    long tenth = SECOND / 10;
    assertThat(starts).containsExactly(0L, 0L, tenth, 2 * tenth, 3 * tenth, 4 * tenth);
  }

  @Test
  void workersOfAGroup_shareTheBucketOnRealThreads() throws Exception {
    RunResult result = new RealTimeEngine(simulation(25, 3, 1_000, 5)).run();

    assertThat(result.ledger().delivered()).isEqualTo(25);
    starts.sort(null);
    for (int i = 5; i < 25; i++) {
      assertThat(starts.get(i)).isGreaterThanOrEqualTo((i - 4) * SECOND / 1_000);
    }
  }

  @Test
  void retries_takeTokensToo() {
    List<Long> attempts = new ArrayList<>();
    Simulation simulation =
        Simulation.builder()
            .pipeline(new MonitorPipeline(10))
            .producer("p", TestRun.counting(1))
            .consumer(
                "c",
                (message, clock) -> {
                  attempts.add(clock.nanos());
                  throw new IllegalStateException("no");
                },
                options -> options.retry(3).limit(10, 1))
            .build();
    new VirtualTimeEngine(simulation).run();

    assertThat(attempts).containsExactly(0L, SECOND / 10, SECOND / 5);
  }

  @Test
  void batch_takesATokenForEachMessage() {
    List<Long> calls = new ArrayList<>();
    Consumer batches =
        new Consumer() {
          @Override
          public void accept(Message message, Clock clock) {
            calls.add(clock.nanos());
          }

          @Override
          public void acceptAll(List<Message> batch, Clock clock) {
            calls.add(clock.nanos());
          }
        };
    Simulation simulation =
        Simulation.builder()
            .pipeline(new MonitorPipeline(100))
            .producer("p", TestRun.counting(8))
            .consumer("c", batches, options -> options.batch(4, Duration.ofSeconds(1)).limit(10, 4))
            .build();
    new VirtualTimeEngine(simulation).run();

    assertThat(calls).containsExactly(0L, 4 * SECOND / 10);
  }
}
