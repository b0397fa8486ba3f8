package dev.millrace.sim.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.millrace.api.PipelineContext;
import dev.millrace.consumers.ConsumersPlugin;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.pipeline.PipelinesPlugin;
import dev.millrace.plugin.Plugin;
import dev.millrace.producers.ProducersPlugin;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.ScenarioLoader;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandedContextTest {

  private static final class Curious extends MonitorPipeline {

    private final PipelineContext context;

    @Inject
    Curious(PipelineContext context) {
      super(1);
      this.context = context;
    }
  }

  private static final class CuriousPlugin extends Plugin {

    @Override
    protected void configure() {
      bindPipeline("curious", Curious.class);
    }
  }

  @Test
  void context_hasProducersAndNumberOfConsumers(@TempDir Path folder) throws Exception {
    Problems problems = new Problems();
    PluginCatalog catalog =
        PluginCatalog.of(
            List.of(
                new CuriousPlugin(),
                new PipelinesPlugin(),
                new ProducersPlugin(),
                new ConsumersPlugin()),
            ConfigFactory.parseResources("reference.conf"),
            problems);
    Path file =
        Files.writeString(
            folder.resolve("x.conf"),
            """
            producers { a { type = random, count = 2 }, b { type = random } }
            pipeline { type = curious }
            consumers { c { type = log, count = 3 }, d { type = log, count = 2 } }
            """);

    Simulation simulation =
        Wiring.wire(
            new ScenarioLoader(catalog, problems).load(file, List.of()), catalog.injector());

    PipelineContext context = ((Curious) simulation.pipeline()).context;
    assertThat(context).isSameAs(simulation.context());
    assertThat(context.producers()).isEqualTo(3);
    assertThat(context.producerNames()).containsExactly("a-1", "a-2", "b-1");
    assertThat(context.consumers()).isEqualTo(5);
  }
}
