package dev.millrace.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.CountDistribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.Measure;
import dev.millrace.sim.engine.Pacing;
import dev.millrace.sim.engine.RealTimeSettings;
import dev.millrace.sim.engine.Retry;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Threads;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.FakePlugin.BlockingForATime;
import dev.millrace.sim.scenario.FakePlugin.Burst;
import dev.millrace.sim.scenario.FakePlugin.BurstySettings;
import dev.millrace.sim.scenario.FakePlugin.DatabaseSettings;
import dev.millrace.sim.scenario.FakePlugin.DroppingNewest;
import dev.millrace.sim.scenario.FakePlugin.DroppingOldest;
import dev.millrace.sim.scenario.FakePlugin.Exponential;
import dev.millrace.sim.scenario.FakePlugin.IntegerBody;
import dev.millrace.sim.scenario.FakePlugin.OnError;
import dev.millrace.sim.scenario.FakePlugin.QueueSettings;
import dev.millrace.sim.scenario.FakePlugin.RandomSettings;
import dev.millrace.sim.scenario.FakePlugin.ReplaySettings;
import dev.millrace.sim.scenario.FakePlugin.Speed;
import dev.millrace.sim.scenario.FakePlugin.TextBody;
import dev.millrace.sim.scenario.FakePlugin.Uniform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioLoaderTest {

  private static final String SMALL =
      """
      producers { p { type = random, messages = 10 } }
      pipeline { type = queue }
      consumers { c { type = log } }
      """;

  @TempDir private Path folder;

  private final PluginCatalog catalog = FakePlugin.catalog();
  private final ScenarioLoader loader = new ScenarioLoader(catalog, new Problems());

  @Test
  void stages_areInTheOrderOfTheText() throws Exception {
    Scenario scenario =
        load(
            SMALL
                + """
                run.engine = virtual
                stages {
                  z { pipeline.type = queue, consumers { y.type = log, x.type = log } }
                  a { pipeline.type = slot, consumers.b.type = log }
                }
                """);

    assertThat(scenario.laterStages()).extracting(StageChoice::name).containsExactly("z", "a");
    assertThat(scenario.consumersOfAllStages())
        .extracting(ConsumerGroup::name)
        .containsExactly("c", "y", "x", "b");
    assertThat(load(scenario.toHocon()).toHocon()).isEqualTo(scenario.toHocon());
  }

  @Test
  void missingKeys_haveDefaults() throws Exception {
    Scenario scenario = load(SMALL);

    assertThat(scenario.run())
        .isEqualTo(new RunSettings(1, null, null, Duration.ofSeconds(10), null));
    assertThat(scenario.pipeline().pipeline().settings()).isEqualTo(new QueueSettings(1000));
    assertThat(type(scenario.pipeline().overflow())).isEqualTo("block");
    ProducerGroup producers = scenario.producers().get(0);
    assertThat(producers.name()).isEqualTo("p");
    assertThat(producers.count()).isEqualTo(1);
    assertThat(producers.arrivals()).isEqualTo(Arrivals.OPEN);
    assertThat(producers.deadline()).isNull();
    assertThat(producers.log()).isFalse();
    assertThat(producers.producer().settings())
        .isEqualTo(
            new RandomSettings(
                10, new IntegerBody(1, 100), DurationDistribution.fixed(Duration.ZERO)));
    ConsumerGroup consumers = scenario.consumers().get(0);
    assertThat(consumers.count()).isEqualTo(1);
    assertThat(consumers.retry())
        .isEqualTo(new Retry(1, Duration.ofMillis(100), Duration.ofSeconds(10)));
    assertThat(consumers.consumer().settings()).isNull();
  }

  @Test
  void givenKeys_areBound() throws Exception {
    Scenario scenario =
        load(
            """
            producers {
              network {
                type = bursty, count = 2, arrivals = closed, deadline = 5s, log = on
                burst { size { type = uniform, min = 1, max = 9 }, gap = 1ms }
                pause { type = uniform, max = 2s }
              }
              file {
                type = file-replay, file = x.csv, speed = max, on-error = skip-row
                columns = [3, "4"], pattern = 2026, max-gap = 1.5 m
              }
            }
            pipeline { type = slot, overflow { policy = block-timeout, timeout = 250us } }
            consumers {
              database {
                type = slow-database, service = 3ms, failure-rate = "0.25", strict = no
                retry { attempts = 3, delay = 0, max-elapsed = 30s }
              }
            }
            run { seed = -4, duration = 10s, messages = 1000, stall-timeout = 1d, drain-timeout = 0 }
            """);

    assertThat(scenario.run())
        .isEqualTo(
            new RunSettings(-4, Duration.ofSeconds(10), 1000L, Duration.ofDays(1), Duration.ZERO));
    assertThat(scenario.pipeline().pipeline().settings()).isNull();
    assertThat(scenario.pipeline().overflow().settings())
        .isEqualTo(new BlockingForATime(Duration.ofNanos(250_000), new DroppingNewest()));
    assertThat(scenario.producers())
        .extracting(ProducerGroup::name)
        .containsExactly("network", "file");
    assertThat(scenario.producers().get(1).producer().settings())
        .isEqualTo(
            new ReplaySettings(
                folder.resolve("x.csv"),
                new Speed(Double.POSITIVE_INFINITY),
                OnError.SKIP_ROW,
                List.of(3, 4),
                ", ",
                "2026",
                Duration.ofSeconds(90)));
    ProducerGroup network = scenario.producers().get(0);
    assertThat(network.count()).isEqualTo(2);
    assertThat(network.arrivals()).isEqualTo(Arrivals.CLOSED);
    assertThat(network.deadline()).isEqualTo(DurationDistribution.fixed(Duration.ofSeconds(5)));
    assertThat(network.log()).isTrue();
    assertThat(network.producer().settings())
        .isEqualTo(
            new BurstySettings(
                new Burst(
                    new CountDistribution(new Uniform(1, 9)),
                    DurationDistribution.fixed(Duration.ofMillis(1))),
                new DurationDistribution(new Uniform(0, 2e9))));
    ConsumerGroup database = scenario.consumers().get(0);
    assertThat(database.retry())
        .isEqualTo(new Retry(3, Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(30)));
    assertThat(database.consumer().settings())
        .isEqualTo(
            new DatabaseSettings(DurationDistribution.fixed(Duration.ofMillis(3)), 0.25, false));
  }

  @Test
  void blockOfAnotherType_ignoresTheDefault() throws Exception {
    Scenario scenario =
        load(
            SMALL
                + """
                producers.p.body { type = text, bytes = 200 }
                producers.q { type = random, messages = 1, body { max = 7 } }
                producers.r { type = bursty, pause { mean = 5ms } }
                producers.s { type = bursty, pause = 5ms }
                """);

    assertThat(scenario.producers().get(0).producer().settings())
        .extracting("body")
        .isEqualTo(new TextBody(200));
    assertThat(scenario.producers().get(1).producer().settings())
        .extracting("body")
        .isEqualTo(new IntegerBody(1, 7));
    assertThat(scenario.producers().get(2).producer().settings())
        .extracting("pause")
        .isEqualTo(new DurationDistribution(new Exponential(5e6)));
    assertThat(scenario.producers().get(3).producer().settings())
        .extracting("pause")
        .isEqualTo(DurationDistribution.fixed(Duration.ofMillis(5)));
  }

  @Test
  void nestedPolicy_isANameOrABlock() throws Exception {
    String text = SMALL.replace("type = queue", "type = buffer");
    Record byName =
        settings(
            load(text, "pipeline.overflow={policy=block-timeout,then=drop-oldest}")
                .pipeline()
                .overflow());
    Scenario byBlock =
        load(
            text
                + """
                millrace.overflow-policies.block-timeout.timeout = 2s
                pipeline.overflow {
                  policy = block-timeout, timeout = 3s
                  then { policy = block-timeout, then { policy = drop-oldest } }
                }
                """);

    assertThat(byName).isEqualTo(new BlockingForATime(Duration.ofSeconds(1), new DroppingOldest()));
    assertThat(byBlock.pipeline().policy())
        .isEqualTo(
            new BlockingForATime(
                Duration.ofSeconds(3),
                new BlockingForATime(Duration.ofSeconds(2), new DroppingOldest())));
    assertThat(byBlock.resolved().getString("pipeline.overflow.then.timeout")).isEqualTo("2s");
    assertThat(byBlock.resolved().getString("pipeline.overflow.then.then.policy"))
        .isEqualTo("drop-oldest");
  }

  @Test
  void millraceBlock_overridesDefaults() throws Exception {
    Scenario scenario =
        load(
            """
            millrace {
              producers.bursty.burst.size = 3
              producers.bursty.pause { type = uniform, max = 1s }
              distributions.uniform.min = 5ms
              producer-group.count = 4
              consumer-group.retry.attempts = 2
              pipelines.queue.capacity = 9
              pipeline.overflow { policy = block-timeout, timeout = 7s }
              run.seed = 6
            }
            producers { a { type = bursty }, b { type = bursty, count = 1, burst { size = 2 } } }
            pipeline { type = queue }
            consumers { c { type = log } }
            """);

    assertThat(scenario.producers()).extracting(ProducerGroup::count).containsExactly(4, 1);
    assertThat(scenario.producers().get(0).producer().settings())
        .isEqualTo(
            new BurstySettings(
                new Burst(CountDistribution.fixed(3), DurationDistribution.fixed(Duration.ZERO)),
                new DurationDistribution(new Uniform(5e6, 1e9))));
    assertThat(scenario.producers().get(1).producer().settings())
        .extracting("burst.size")
        .isEqualTo(CountDistribution.fixed(2));
    assertThat(scenario.consumers().get(0).retry().attempts()).isEqualTo(2);
    assertThat(scenario.pipeline().pipeline().settings()).isEqualTo(new QueueSettings(9));
    assertThat(scenario.pipeline().overflow().settings())
        .isEqualTo(new BlockingForATime(Duration.ofSeconds(7), new DroppingNewest()));
    assertThat(scenario.run().seed()).isEqualTo(6);
  }

  @Test
  void overrides_takePartInSubstitutions() throws Exception {
    String text = SMALL + "vars.size = 5\npipeline.capacity = ${vars.size}\nrun.messages = 3\n";

    assertThat(capacity(load(text))).isEqualTo(5);
    assertThat(capacity(load(text, "vars.size=6"))).isEqualTo(6);
    assertThat(capacity(load(text, "vars.size=6", "vars.size=7"))).isEqualTo(7);
    assertThat(capacity(load(text, "pipeline.capacity=${run.messages}"))).isEqualTo(3);
    assertThat(load(text, "run.messages = null").run().messages()).isNull();
  }

  @Test
  void overridingBlockWithType_replacesTheBlock() throws Exception {
    Scenario scenario =
        load(
            SMALL + "pipeline { capacity = 5 }\nconsumers.c { count = 2 }",
            "pipeline={type=slot}",
            "consumers.c={retry={attempts=4}}");

    assertThat(type(scenario.pipeline().pipeline())).isEqualTo("slot");
    assertThat(scenario.consumers().get(0).count()).isEqualTo(2);
    assertThat(scenario.consumers().get(0).retry().attempts()).isEqualTo(4);
  }

  @Test
  void overrideThatIsNotHocon_isText() throws Exception {
    String text = SMALL.replace("type = random, messages = 10", "type = file-replay, file = x");

    for (String odd : List.of("/a//b#c.csv", "/a b:c=d.csv", "/{a.csv", "/[a],b.csv", "/$.csv")) {
      assertThat(file(load(text, "producers.p.file=" + odd))).isEqualTo(Path.of(odd).normalize());
    }
    assertThat(file(load(text, "producers.p.file=\"/a b.csv\""))).isEqualTo(Path.of("/a b.csv"));
  }

  @Test
  void realTimeKeys_areBound() throws Exception {
    assertThat(load(SMALL + "run { pacing = precise, measure = sampled }").run().realTime())
        .isEqualTo(new RealTimeSettings(Threads.PLATFORM, Pacing.PRECISE, Measure.SAMPLED));
  }

  @Test
  void virtualThreads_areRefusedBeforeJava21() throws Exception {
    Path file = write("x.conf", SMALL + "run {\n  threads = virtual\n}");

    if (Threads.VIRTUAL.available()) {
      assertThat(loader.load(file, List.of()).run().realTime().threads())
          .isEqualTo(Threads.VIRTUAL);
    } else {
      assertThatThrownBy(() -> loader.load(file, List.of()))
          .isInstanceOfSatisfying(
              ScenarioException.class,
              e ->
                  assertThat(e.problems())
                      .extracting(Problem::toString)
                      .containsExactly(
                          file
                              + ":5: run.threads: virtual threads need Java 21 or later, and this"
                              + " is Java 17; allowed here: platform"));
    }
    assertThat(
            loader
                .load(file, List.of(ScenarioOverride.set("run.engine=virtual")))
                .run()
                .realTime()
                .threads())
        .isEqualTo(Threads.VIRTUAL);
  }

  @Test
  void laterOverride_takesPrecedence() throws Exception {
    Path file = write("x.conf", SMALL + "run.seed = 5");

    assertThat(loader.load(file, List.of()).run().seed()).isEqualTo(5);
    assertThat(loader.load(file, List.of(ScenarioOverride.set("run.seed=6"))).run().seed())
        .isEqualTo(6);
    ScenarioOverride seed = ScenarioOverride.ofOption("--seed", "run.seed", "7");
    Scenario scenario = loader.load(file, List.of(ScenarioOverride.set("run.seed=6"), seed));
    assertThat(scenario.run().seed()).isEqualTo(7);
    assertThat(scenario.resolved().getLong("run.seed")).isEqualTo(7);
  }

  @Test
  void paths_areRelativeToTheirFile() throws Exception {
    Files.createDirectory(folder.resolve("inc"));
    write("inc/more.conf", "producers.b { type = file-replay, file = ../b.csv }\nvars.c = c.csv\n");
    String text =
        """
        include "inc/more.conf"
        producers {
          a { type = file-replay, file = data/a.csv }
          c { type = file-replay, file = ${vars.c} }
          d { type = file-replay, file = /abs/d.csv }
          e { type = file-replay, file = e.csv }
        }
        pipeline { type = queue }
        consumers { z { type = log } }
        """;

    Scenario scenario = load(text, "producers.e.file=here/e.csv");

    assertThat(scenario.producers())
        .extracting(group -> settings(group.producer()))
        .extracting(settings -> ((ReplaySettings) settings).file())
        .containsExactly(
            folder.resolve("data/a.csv"),
            folder.resolve("inc/c.csv"),
            Path.of("/abs/d.csv"),
            Path.of("here/e.csv").toAbsolutePath(),
            folder.resolve("b.csv"));
  }

  @Test
  void resolvedScenario_loadsAsTheSameScenario() throws Exception {
    Files.createDirectory(folder.resolve("elsewhere"));
    Scenario scenario =
        load(
            """
            vars.rate = 3ms
            millrace.distributions.gamma.shape = 5
            millrace.producers.random.body { type = text, bytes = 4 }
            producers {
              zeta { type = random, messages = 5 }
              alpha { type = bursty, pause { type = gamma, scale = ${vars.rate} } }
              file {
                type = file-replay, file = "a b#c.csv", pattern = "yyyy-MM-dd \\"HH\\"", columns = []
              }
            }
            pipeline { type = queue, overflow { policy = block-timeout } }
            consumers { database { type = slow-database, service = 1ms } }
            run { duration = 5s }
            """);

    Path again = write("elsewhere/again.conf", scenario.toHocon());
    Scenario second = loader.load(again, List.of());

    assertThat(second)
        .usingRecursiveComparison()
        .ignoringFields("source", "resolution")
        .ignoringFieldsMatchingRegexes(".*\\.where")
        .isEqualTo(scenario);
    assertThat(second.toHocon()).isEqualTo(scenario.toHocon());
    assertThat(scenario.resolved().root().keySet())
        .containsExactlyInAnyOrder("producers", "pipeline", "consumers", "run");
    assertThat(scenario.resolved().getInt("producers.alpha.pause.shape")).isEqualTo(5);
    assertThat(scenario.resolved().getString("pipeline.overflow.timeout")).isEqualTo("1s");
    assertThat(scenario.resolved().getString("run.stall-timeout")).isEqualTo("10s");
  }

  @Test
  void mistakes_areReportedInTheOrderOfTheFile() throws IOException {
    write("more.conf", "consumers.c.count = 0\n");
    Path file =
        write(
            "x.conf",
            """
            run { stall-timeout = 5 }
            consumers {
              c { type = log, retry { attempts = none } }
            }
            pipeline {
              type = queue
              capacity = 0
              overflow { policy = drop }
            }
            producers {
              one { type = bursty, pause = 5, burst { sise = 3 } }
              two { type = bursti, count = x }
            }
            wat = 5
            include "more.conf"
            """);

    assertThatThrownBy(() -> loader.load(file, List.of(ScenarioOverride.set("run.seed=many"))))
        .isInstanceOfSatisfying(
            ScenarioException.class,
            e ->
                assertThat(e.problems())
                    .extracting(problem -> inFolder(problem.where()) + " " + problem.path())
                    .containsExactly(
                        "x.conf:1 run.stall-timeout",
                        "x.conf:3 consumers.c.retry.attempts",
                        "x.conf:7 pipeline.capacity",
                        "x.conf:8 pipeline.overflow.policy",
                        "x.conf:11 producers.one.burst.sise",
                        "x.conf:11 producers.one.pause",
                        "x.conf:12 producers.two.type",
                        "x.conf:12 producers.two.count",
                        "x.conf:14 wat",
                        "more.conf:1 consumers.c.count",
                        "--set run.seed=many run.seed"))
        .hasMessageContaining("x.conf:7: pipeline.capacity: found 0; allowed: ");
  }

  @Test
  void pluginProblems_areReportedWithTheScenarios() throws IOException {
    Problems earlier = new Problems();
    earlier.add("plugins/a.jar", "", "plug-in jar does not load: no luck");
    Path file = write("x.conf", SMALL + "wat = 5");

    assertThatThrownBy(() -> new ScenarioLoader(catalog, earlier).load(file, List.of()))
        .isInstanceOfSatisfying(
            ScenarioException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::where)
                    .containsExactly("plugins/a.jar", file + ":4"));
  }

  @Test
  void relativeFile_staysRelativeInMessages() throws IOException {
    Path relative = Path.of("").toAbsolutePath().relativize(write("x.conf", "pipeline = 5"));

    assertThatThrownBy(() -> loader.load(relative, List.of()))
        .hasMessageContaining(relative + ":1: pipeline: found 5");
  }

  private Scenario load(String text, String... overrides) throws IOException, ScenarioException {
    return loader.load(
        write("x.conf", text), Stream.of(overrides).map(ScenarioOverride::set).toList());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String inFolder(String where) {
    return where.replace(folder + "/", "");
  }

  private static String type(Choice choice) {
    PluginBinding binding = choice.binding();
    return binding.type();
  }

  private static Record settings(Choice choice) {
    return Objects.requireNonNull(choice.settings());
  }

  private static int capacity(Scenario scenario) {
    return ((QueueSettings) settings(scenario.pipeline().pipeline())).capacity();
  }

  private static Path file(Scenario scenario) {
    return ((ReplaySettings) settings(scenario.producers().get(0).producer())).file();
  }
}
