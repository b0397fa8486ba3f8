package dev.millrace.sim.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Group;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import dev.millrace.pipeline.PipelinesPlugin;
import dev.millrace.plugin.Plugin;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.ScenarioLoader;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedGroupTest {

  @TempDir private Path folder;

  /** The groups that components were handed, in the order in which they were made. */
  private static final class Handed {
    private final List<Group> toProducers = new ArrayList<>();
    private final List<Group> toConsumers = new ArrayList<>();
  }

  private static final class Source implements Producer {
    @Inject
    Source(Group group, Handed handed) {
      handed.toProducers.add(group);
    }

    @Override
    public @Nullable Arrival next() {
      return null;
    }
  }

  private static final class Sink implements Consumer {
    @Inject
    Sink(Group group, Handed handed) {
      handed.toConsumers.add(group);
    }

    @Override
    public void accept(Message message, Clock clock) {}
  }

  private static final class Sharing extends Plugin {
    private final Handed handed;

    Sharing(Handed handed) {
      this.handed = handed;
    }

    @Override
    protected void configure() {
      bind(Handed.class).toInstance(handed);
      bindProducer("source", Source.class);
      bindConsumer("sink", Sink.class);
    }
  }

  @Test
  void workers_shareTheirGroupAlone() throws Exception {
    Handed handed = new Handed();
    Problems problems = new Problems();
    PluginCatalog catalog =
        PluginCatalog.of(
            List.of(new Sharing(handed), new PipelinesPlugin()),
            ConfigFactory.parseResources("reference.conf"),
            problems);
    Path file =
        Files.writeString(
            folder.resolve("x.conf"),
            """
            producers { a { type = source, count = 2 }, b { type = source } }
            pipeline { type = lock }
            consumers { c { type = sink, count = 3 }, d { type = sink, count = 2 } }
            """);

    Wiring.wire(new ScenarioLoader(catalog, problems).load(file, List.of()), catalog.injector());

    assertThat(handed.toProducers).hasSize(3);
    assertThat(handed.toProducers.get(0))
        .isSameAs(handed.toProducers.get(1))
        .isNotSameAs(handed.toProducers.get(2));
    List<Group> c = handed.toConsumers.subList(0, 3);
    List<Group> d = handed.toConsumers.subList(3, 5);
    assertThat(c).allMatch(group -> group == c.get(0));
    assertThat(d).allMatch(group -> group == d.get(0)).doesNotContain(c.get(0));
    assertThat(handed.toProducers).doesNotContainAnyElementsOf(handed.toConsumers);
  }
}
