package dev.millrace.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.ScenarioLoader;
import dev.millrace.sim.wiring.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Four producers and four consumers on real threads, from the file to the ledger, many times. */
@Tag("slow")
@Timeout(120)
class ManyWorkersTest {

  @TempDir Path folder;

  private RunResult run(String pipeline, int messagesEach) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("many.conf"),
            """
            producers { p { type = random, count = 4, messages = %d } }
            pipeline { type = %s }
            consumers { c { type = slow-database, count = 4, service = 0s } }
            """
                .formatted(messagesEach, pipeline));
    Problems problems = new Problems();
    PluginCatalog catalog = PluginCatalog.discover(null, problems);
    var scenario = new ScenarioLoader(catalog, problems).load(file, List.of());
    return new RealTimeEngine(Wiring.wire(scenario, catalog.injector())).run();
  }

  private static void assertAllDelivered(RunResult result, long messages) {
    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().describeViolations()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(messages);
    assertThat(result.succeeded()).isTrue();
  }

  @RepeatedTest(20)
  void aMillionMessagesThroughTheQueueBalance() throws Exception {
    assertAllDelivered(run("queue", 250_000), 1_000_000);
  }

  @RepeatedTest(20)
  void aHundredThousandMessagesThroughTheLockBalance() throws Exception {
    assertAllDelivered(run("lock", 25_000), 100_000);
  }
}
