package dev.millrace.sim.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fixtures.misbehaving.MisbehavingPlugin;
import dev.millrace.fixtures.misbehaving.Misbehaviour;
import dev.millrace.fixtures.misbehaving.Misbehaviour.How;
import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of component × method × misbehaviour × engine: the run ends, with its summary and
 * ledger, and without a Java trace.
 *
 * <p>Components that call {@code System.exit} are not among them: they would end the tests.
 */
@Tag("slow")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class MisbehavingComponentsTest {

  private static final Set<How> THROWS =
      EnumSet.of(How.THROW, How.ERROR, How.OVERFLOW, How.LINKAGE, How.SNEAKY, How.INDESCRIBABLE);
  private static final Set<How> STUCK = EnumSet.of(How.BLOCK, How.SPIN, How.DEADLOCK);
  private static final Set<How> INTERRUPTS = EnumSet.of(How.INTERRUPT);

  private static final Map<String, List<String>> METHODS =
      Map.of(
          "producer", List.of("constructor", "declare", "next", "isEndless", "close"),
          "pipeline",
              List.of(
                  "constructor",
                  "put",
                  "offer",
                  "take",
                  "poll",
                  "size",
                  "capacity",
                  "keepsOrder",
                  "close"),
          "consumer", List.of("constructor", "declare", "accept", "acceptAll", "close"),
          "policy", List.of("constructor", "needs", "checkFits", "decide"),
          "distribution", List.of("constructor", "sampler", "draw", "mean", "variation"),
          "plugin", List.of("constructor", "configure"));

  private static final Map<String, Set<How>> LIES =
      Map.ofEntries(
          entry("declare", EnumSet.of(How.NEGATIVE, How.MUCH)),
          entry("next", EnumSet.of(How.NULL)),
          entry("isEndless", EnumSet.of(How.MUCH)),
          entry("take", EnumSet.of(How.NULL)),
          entry("poll", EnumSet.of(How.NULL, How.MUCH)),
          entry("size", EnumSet.of(How.NEGATIVE, How.MUCH)),
          entry("capacity", EnumSet.of(How.NEGATIVE, How.MUCH)),
          entry("accept", EnumSet.of(How.NEGATIVE)),
          entry("acceptAll", EnumSet.of(How.NEGATIVE, How.MUCH)),
          entry("needs", EnumSet.of(How.NULL)),
          entry("decide", EnumSet.of(How.NULL)),
          entry("sampler", EnumSet.of(How.NULL)),
          entry("draw", EnumSet.of(How.NEGATIVE, How.MUCH)),
          entry("mean", EnumSet.of(How.NEGATIVE)),
          entry("variation", EnumSet.of(How.NEGATIVE, How.MUCH)));

  /** Methods of which a run asks nothing that it could not do without. */
  private static final Set<String> DISPENSABLE = Set.of("isEndless", "mean", "variation");

  @TempDir static Path plugins;

  record Cell(String kind, String method, How how, String engine) {

    /** Returns whether the engine calls the method. */
    boolean isCalled() {
      return switch (method) {
        case "put", "take", "size" -> engine.equals("real");
        case "offer" -> engine.equals("virtual");
        default -> !DISPENSABLE.contains(method);
      };
    }

    boolean isInAConstructor() {
      return method.equals("constructor") || method.equals("sampler");
    }

    /** Returns whether the method is called when the scenario is read, whatever the engine. */
    boolean isBeforeAnyRun() {
      return switch (kind) {
        case "plugin" -> true;
        case "policy" -> !method.equals("decide");
        case "distribution" -> method.equals("constructor");
        default -> false;
      };
    }

    @Override
    public String toString() {
      return "%s.%s %s, %s".formatted(kind, method, how, engine);
    }
  }

  static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (String engine : List.of("virtual", "real")) {
      METHODS.forEach(
          (kind, methods) -> {
            for (String method : methods) {
              Stream.of(THROWS, STUCK, INTERRUPTS, LIES.getOrDefault(method, Set.of()))
                  .flatMap(Set::stream)
                  .map(how -> new Cell(kind, method, how, engine))
                  .filter(cell -> !cell.isBeforeAnyRun() || engine.equals("virtual"))
                  .forEach(cells::add);
            }
          });
    }
    return cells;
  }

  @BeforeAll
  static void pack() throws Exception {
    MisbehavingPlugin.writeJar(plugins);
  }

  /** Returns a scenario in which the component of one kind misbehaves. */
  private static String scenario(Cell cell) {
    String evil =
        "type = misbehaving, cell = \"%s\", where = %s, how = \"%s\""
            .formatted(
                cell, cell.method(), cell.how().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    String kind = cell.kind();
    return """
        producers.p { %s }
        pipeline { %s, overflow { %s } }
        consumers.c { %s, batch { size = %d, linger = 10ms } }
        run {
          engine = %s, %s, drain-timeout = 1s, stall-timeout = %s
        }
        """
        .formatted(
            switch (kind) {
              case "producer" -> evil;
              case "distribution" -> "type = random, gap { " + evil + " }";
              default -> "type = random, gap = 1ms";
            },
            kind.equals("pipeline") ? evil : "type = queue, capacity = 4",
            kind.equals("policy") ? evil.replace("type =", "policy =") : "policy = block",
            kind.equals("consumer") ? evil : "type = misbehaving",
            cell.method().equals("acceptAll") ? 3 : 1,
            cell.engine(),
            cell.method().equals("isEndless") ? "seed = 1" : "messages = 20",
            STUCK.contains(cell.how()) ? "800ms" : "20s");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void misbehaviour_endsWithSummaryAndLedger(Cell cell, @TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("scenario.conf"), scenario(cell));
    Path jars = plugins;
    if (cell.kind().equals("plugin")) {
      jars = folder;
      MisbehavingPlugin.writeJar(folder);
      MisbehavingPlugin.writeJar(
          folder, new Misbehaviour(cell.toString(), cell.method(), cell.how()));
    }
    Ended ended;
    try {
      ended = Shell.run("run", file.toString(), "--plugins", jars.toString());
    } finally {
      Misbehaviour.release(cell.toString());
    }

    assertThat(ended.err()).doesNotContain("internal error").doesNotContain("\tat ");
    if (cell.isBeforeAnyRun() || cell.method().equals("isEndless") && cell.how() == How.MUCH) {
      assertReadOrRefused(cell, ended);
      return;
    }
    assertThat(ended.exitCode()).as(ended.err()).isIn(ExitCode.DONE, ExitCode.FAILED);
    if (!cell.isInAConstructor() || ended.exitCode() == ExitCode.DONE) {
      assertThat(ended.out()).as(ended.err()).contains("offered").contains("result");
    }
    if (STUCK.contains(cell.how()) && cell.isCalled()) {
      assertThat(ended.exitCode()).as(ended.out()).isEqualTo(ExitCode.FAILED);
      assertThat(ended.err()).containsAnyOf("did not return within", "stalled: no message moved");
    }
  }

  /** Checks that the scenario runs, or is refused in words before it does. */
  private static void assertReadOrRefused(Cell cell, Ended ended) {
    boolean harmless =
        cell.how() == How.INTERRUPT
            || cell.method().equals("isEndless") && cell.engine().equals("real");
    assertThat(ended.exitCode())
        .as(ended.err())
        .isEqualTo(harmless ? ExitCode.DONE : ExitCode.USAGE);
    if (STUCK.contains(cell.how())) {
      assertThat(ended.err()).contains("did not return within 10 s");
    }
  }
}
