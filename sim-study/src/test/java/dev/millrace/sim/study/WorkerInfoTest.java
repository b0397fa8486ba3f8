package dev.millrace.sim.study;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import com.typesafe.config.ConfigFactory;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.WorkerInfo;
import dev.millrace.pipeline.PipelinesPlugin;
import dev.millrace.plugin.Plugin;
import dev.millrace.producers.ProducersPlugin;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioLoader;
import dev.millrace.sim.scenario.ScenarioText;
import dev.millrace.sim.wiring.Wiring;
import dev.millrace.testkit.ManualClock;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class WorkerInfoTest {

  /** The workers whose consumers were called. */
  private static final class Called {
    private final Queue<WorkerInfo> workers = new ConcurrentLinkedQueue<>();
  }

  private static final class Writer implements Consumer {
    private final WorkerInfo worker;
    private final Called called;

    @Inject
    Writer(WorkerInfo worker, Called called) {
      this.worker = worker;
      this.called = called;
    }

    @Override
    public void accept(Message message, Clock clock) {
      called.workers.add(worker);
    }
  }

  private static final class Writers extends Plugin {
    private final Called called;

    Writers(Called called) {
      this.called = called;
    }

    @Override
    protected void configure() {
      bind(Called.class).toInstance(called);
      bindConsumer("writer", Writer.class);
    }
  }

  private final Called called = new Called();
  private final Problems problems = new Problems();
  private final PluginCatalog catalog =
      PluginCatalog.of(
          List.of(new Writers(called), new PipelinesPlugin(), new ProducersPlugin()),
          ConfigFactory.parseResources("reference.conf")
              .withFallback(ConfigFactory.parseString("millrace.consumers.writer {}")),
          problems);
  private final Injector plugins = catalog.injector();

  private Scenario scenario(String pipeline) {
    String text =
        """
        producers.p { type = random, messages = 1 }
        pipeline { %s }
        consumers.db { type = writer }
        """;
    return new ScenarioLoader(catalog, problems)
        .load(ScenarioText.of(text.formatted(pipeline)), List.of());
  }

  @Test
  void fourReplications_haveFourNumbers() throws Exception {
    Replications.of(scenario("type = queue"), plugins).onThreads(4).run(4).orThrow();

    assertThat(called.workers)
        .containsExactlyInAnyOrder(
            new WorkerInfo("db-1", "db", 1, 0),
            new WorkerInfo("db-1", "db", 1, 1),
            new WorkerInfo("db-1", "db", 1, 2),
            new WorkerInfo("db-1", "db", 1, 3));
  }

  @Test
  void consumerOfAProducer_hasTheProducersInfo() throws Exception {
    Scenario scenario = scenario("type = handoff, overflow.policy = caller-runs");
    var producer = Wiring.wire(scenario, plugins).producers().get(0);

    requireNonNull(producer.own())
        .consumer()
        .accept(new Message("p-1", 0, 0, "body"), new ManualClock());

    assertThat(called.workers).containsExactly(new WorkerInfo("p-1", "p", 1, 0));
  }
}
