package dev.millrace.sim.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Producer;
import dev.millrace.api.RealTimeOnly;
import dev.millrace.api.ServiceEstimate;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.plugin.Plugin;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.scenario.ScenarioLoader;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreFlightTest {

  private static final AtomicInteger OPEN = new AtomicInteger();

  @TempDir Path folder;

  /** Ten messages a second, for ever. */
  static final class Ticker implements Producer {
    @Inject
    Ticker() {
      OPEN.incrementAndGet();
    }

    @Override
    public Arrival next() {
      return Arrival.after(Duration.ofMillis(100), "tick");
    }

    @Override
    public boolean isEndless() {
      return true;
    }

    @Override
    public String remark() {
      return "the clock ticks every 100 ms";
    }

    @Override
    public String replicationCaution() {
      return "the ticks are always the same";
    }

    @Override
    public void close() {
      OPEN.decrementAndGet();
    }
  }

  /** Stores batches in 50 ms and 50 ms a message. */
  static class Store implements Consumer, ServiceEstimate {
    @Inject
    Store() {
      OPEN.incrementAndGet();
    }

    @Override
    public void accept(Message message, Clock clock) {}

    @Override
    public double meanServiceNanos(int batchSize) {
      return 50e6 + 50e6 * batchSize;
    }

    @Override
    public void close() {
      OPEN.decrementAndGet();
    }
  }

  @RealTimeOnly("it writes to a real database")
  static final class RealStore extends Store {
    @Inject
    RealStore() {}
  }

  static final class Slots extends MonitorPipeline {
    @Inject
    Slots() {
      super(10);
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
      bindProducer("ticker", Ticker.class);
      bindConsumer("store", Store.class);
      bindConsumer("real-store", RealStore.class);
      bindPipeline("slots", Slots.class);
      bindOverflowPolicy("block", Blocking.class);
    }
  }

  private final Problems problems = new Problems();
  private final PluginCatalog catalog =
      PluginCatalog.of(
          List.of(new Components()),
          ConfigFactory.parseString(
              """
              millrace.producers.ticker {}
              millrace.consumers { store {}, real-store {} }
              millrace.pipelines.slots {}
              millrace.overflow-policies.block {}
              """),
          problems);

  private Scenario scenario(String consumers, String run) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("s.conf"),
            """
            producers { a { type = ticker }, b { type = ticker, count = 2 } }
            pipeline { type = slots }
            consumers { %s }
            run { %s }
            """
                .formatted(consumers, run));
    return new ScenarioLoader(catalog, problems).load(file, List.of());
  }

  private PreFlight preFlight(String consumers, String run) throws Exception {
    return PreFlight.of(scenario(consumers, run), catalog.injector());
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "both"})
  void endlessRun_inVirtualTime_isRefused(String engine) throws Exception {
    assertThat(preFlight("db { type = store }", "engine = " + engine).problems())
        .extracting(problem -> problem.path() + ": " + problem.what())
        .containsExactly(
            "producers.a: never ends, and a run in virtual time has to; allowed with"
                + " run.duration or run.messages, or a limit of the producer's own, such as"
                + " messages",
            "producers.b: never ends, and a run in virtual time has to; allowed with"
                + " run.duration or run.messages, or a limit of the producer's own, such as"
                + " messages");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "engine = real",
        "engine = virtual, messages = 5",
        "engine = virtual, duration = 1s"
      })
  void runWithAnEnd_isAccepted(String run) throws Exception {
    assertThat(preFlight("db { type = store }", run).problems()).isEmpty();
  }

  @Test
  void remarksOfProducers_areReportedOnce() throws Exception {
    assertThat(preFlight("db { type = store }", "messages = 5").forecast().remarks())
        .containsExactly("the clock ticks every 100 ms");
  }

  @Test
  void cautionsOnReplications_areReportedWithReplications() throws Exception {
    assertThat(
            preFlight("db { type = store }", "engine = virtual, messages = 5, replications = 2")
                .forecast()
                .remarks())
        .containsExactly("the clock ticks every 100 ms", "the ticks are always the same");
  }

  @Test
  void componentsOfTheCheck_areClosed() throws Exception {
    preFlight("db { type = store }", "messages = 5");

    assertThat(OPEN).hasValue(0);
  }

  /** Three tickers make 30 a second; 3 workers store 10 a second each, one more in batches 16. */
  @Test
  void forecast_hasRatesTrafficIntensityAndOfferedLoad() throws Exception {
    Forecast forecast =
        preFlight(
                "db { type = store, count = 3 }, bulk { type = store, batch { size = 4 } }",
                "messages = 3000")
            .forecast();

    assertThat(forecast.arrivals()).isNotNull();
    assertThat(forecast.arrivals().perSecond()).isEqualTo(30);
    assertThat(forecast.capacity()).isEqualTo(new Forecast.Capacity(4, 46));
    assertThat(forecast.trafficIntensity()).isEqualTo(30.0 / 46);
    assertThat(forecast.offeredLoad()).isEqualTo(4 * 30.0 / 46);
  }

  @Test
  void realTimeOnlyComponent_inVirtualTime_isRefused() {
    assertThatThrownBy(() -> scenario("db { type = real-store }", "engine = both, messages = 1"))
        .isInstanceOf(ScenarioException.class)
        .message()
        .endsWith(
            "s.conf:3: consumers.db: the consumer 'real-store' cannot run in virtual time: it"
                + " writes to a real database; allowed with it: run.engine = real");
  }

  @Test
  void realTimeOnlyComponent_isNotCreatedForTheCheck() throws Exception {
    assertThat(preFlight("db { type = real-store }", "engine = real").forecast())
        .isEqualTo(Forecast.NONE);
  }
}
