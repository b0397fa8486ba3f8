package dev.millrace.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.scenario.Scenario;
import org.junit.jupiter.api.Test;

class SnippetsTest {

  private static String snippets(String policy, int capacity) throws Exception {
    Scenario scenario =
        new VirtualRuns()
            .load(
                GoldenFile.SCENARIOS.resolve("small.conf"),
                "pipeline.type=buffer",
                "pipeline.overflow.policy=" + policy);
    return Snippets.of(scenario, capacity);
  }

  @Test
  void boundedQueue_isSetEverywhere() throws Exception {
    assertThat(snippets("drop-newest", 50))
        .contains("new ArrayBlockingQueue<>(50)", "<queueSize>50</queueSize>")
        .contains("bufferSize=\"50\"", "queue_size: 50")
        .doesNotContain("instead");
  }

  @Test
  void unboundedQueue_hasNoSize() throws Exception {
    assertThat(snippets("block", Integer.MAX_VALUE))
        .contains("new LinkedBlockingQueue<>()", "<LinkedTransferQueue/>")
        .contains("Logback: its asynchronous appender needs a bounded queue")
        .doesNotContain("2147483647");
  }

  @Test
  void handOff_isSynchronousQueue() throws Exception {
    assertThat(snippets("block", 0)).contains("new SynchronousQueue<>()").doesNotContain("(0)");
  }

  @Test
  void dropOldest_isSaidToBeMissing() throws Exception {
    assertThat(snippets("drop-oldest", 50))
        .contains("ThreadPoolExecutor.DiscardOldestPolicy()")
        .contains("it has no drop-oldest, and drops the newest instead");
  }
}
