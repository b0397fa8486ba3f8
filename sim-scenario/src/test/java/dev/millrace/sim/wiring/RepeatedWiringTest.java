package dev.millrace.sim.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Group;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Producer;
import dev.millrace.api.StepListener;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.plugin.Plugin;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioLoader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each run gets components of its own, made with what is its own, however they are made. */
class RepeatedWiringTest {

  @TempDir Path folder;

  private Scenario scenario;
  private PluginCatalog catalog;

  static final class Dice implements Producer {
    private final RandomGenerator random;
    private final Group group;

    @Inject
    Dice(RandomGenerator random, Group group) {
      this.random = random;
      this.group = group;
    }

    @Override
    public Arrival next() {
      return new Arrival(0, random.nextInt());
    }
  }

  @Singleton
  static final class OnlyOne implements Consumer {
    @Inject
    OnlyOne() {}

    @Override
    public void accept(Message message, Clock clock) {}
  }

  static final class Slots extends MonitorPipeline {
    private final Optional<StepListener> listener;

    @Inject
    Slots(Optional<StepListener> listener) {
      super(10);
      this.listener = listener;
    }
  }

  record Blocking() implements OverflowPolicy {
    @Override
    public Decision decideBeforePut(Message message) {
      return new Block();
    }
  }

  static final class Components extends Plugin {
    @Override
    protected void configure() {
      bindProducer("dice", Dice.class);
      bindConsumer("only-one", OnlyOne.class);
      bindPipeline("slots", Slots.class);
      bindOverflowPolicy("block", Blocking.class);
    }
  }

  @BeforeEach
  void load() throws Exception {
    Problems problems = new Problems();
    catalog =
        PluginCatalog.of(
            List.of(new Components()),
            ConfigFactory.parseString(
                """
                millrace.producers.dice {}
                millrace.consumers.only-one {}
                millrace.pipelines.slots {}
                millrace.overflow-policies.block {}
                """),
            problems);
    Path file =
        Files.writeString(
            folder.resolve("s.conf"),
            """
            producers { a { type = dice, count = 2 } }
            pipeline { type = slots }
            consumers { b { type = only-one } }
            """);
    scenario = new ScenarioLoader(catalog, problems).load(file, List.of());
  }

  private static @Nullable Object draw(Simulation simulation, int producer) throws Exception {
    return dice(simulation, producer).next();
  }

  private static Dice dice(Simulation simulation, int producer) {
    return (Dice) simulation.producers().get(producer).producer();
  }

  @Test
  void eachRun_hasNewComponents() throws Exception {
    Wiring.Repeated wiring = Wiring.repeatedly(scenario, catalog.injector());
    StepListener first = (step, lock) -> {};
    StepListener second = (step, lock) -> {};
    Simulation one = wiring.wire(first);
    Simulation other = wiring.wire(second);
    Simulation third = wiring.wire(first);

    assertThat(dice(one, 0)).isNotSameAs(dice(other, 0));
    assertThat(dice(one, 0).group).isSameAs(dice(one, 1).group);
    assertThat(dice(one, 0).group).isNotSameAs(dice(other, 0).group);
    assertThat(one.consumers().get(0).consumer()).isNotSameAs(other.consumers().get(0).consumer());
    assertThat(other.consumers().get(0).consumer())
        .isNotSameAs(third.consumers().get(0).consumer());
    assertThat(((Slots) one.pipeline()).listener).containsSame(first);
    assertThat(((Slots) other.pipeline()).listener).containsSame(second);
  }

  @Test
  void eachRun_drawsTheSame() throws Exception {
    Wiring.Repeated wiring = Wiring.repeatedly(scenario, catalog.injector());
    Simulation one = wiring.wire((step, lock) -> {});
    Simulation other = wiring.wire((step, lock) -> {});
    Simulation alone = Wiring.wire(scenario, catalog.injector());

    Object drawn = draw(one, 0);
    assertThat(draw(other, 0)).isEqualTo(drawn);
    assertThat(draw(alone, 0)).isEqualTo(drawn);
    assertThat(draw(one, 1)).isNotEqualTo(drawn);
  }
}
