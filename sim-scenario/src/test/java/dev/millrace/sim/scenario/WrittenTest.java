package dev.millrace.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.binding.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told by the way a scenario is written: order, repetitions, includes, changed types. */
class WrittenTest {

  private static final String REST =
      """
      pipeline { type = queue, capacity = 7 }
      consumers.c { type = log }
      """;

  @TempDir private Path folder;

  private final ScenarioLoader loader = new ScenarioLoader(FakePlugin.catalog(), new Problems());

  private Scenario load(String text, String... overrides) throws Exception {
    Path file = Files.writeString(folder.resolve("x.conf"), text);
    return loader.load(file, Stream.of(overrides).map(ScenarioOverride::set).toList());
  }

  private List<String> warnings(Scenario scenario) {
    return scenario.warnings().stream()
        .map(Problem::toString)
        .map(warning -> warning.replace(folder + "/", ""))
        .toList();
  }

  private static List<String> groups(Scenario scenario) {
    return scenario.producers().stream().map(ProducerGroup::name).toList();
  }

  @Test
  void groups_haveTheOrderOfTheText() throws Exception {
    Scenario scenario =
        load(
            """
            # producers.a { }
            producers { zeta { type = random, messages = 1 }, gold { type = random, messages = 1 } }
            producers.bronze { type = random, messages = 1 }
            """
                + REST);
    assertThat(groups(scenario)).containsExactly("zeta", "gold", "bronze");
  }

  @Test
  void groups_ofOverridesComeLast() throws Exception {
    Scenario scenario =
        load(
            "producers.zeta { type = random, messages = 1 }\n" + REST,
            "producers.alpha={ type = random, messages = 1 }");
    assertThat(groups(scenario)).containsExactly("zeta", "alpha");
  }

  @Test
  void resolvedText_keepsTheOrderOfGroups() throws Exception {
    Scenario scenario =
        load(
            """
            producers { zeta { type = random, messages = 1 }, gold { type = random, messages = 1 } }
            """
                + REST);
    Scenario again = loader.load(ScenarioText.of(scenario.toHocon()), List.of());
    assertThat(groups(again)).containsExactly("zeta", "gold");
  }

  @Test
  void groupWrittenTwice_isAWarningWithBothLines() throws Exception {
    Scenario scenario =
        load(
            """
            producers.p { type = random, messages = 1 }
            producers { p { type = random, messages = 2 } }
            """
                + REST);
    assertThat(warnings(scenario))
        .containsExactly(
            "x.conf:2: producers.p: its type is set more than once, in lines 1 and 2; blocks of one"
                + " name are merged into one, and the last value of a key is used");
  }

  @Test
  void typeFromTheEnvironment_isNoRepetition() throws Exception {
    Scenario scenario =
        load(
            """
            producers.p { type = random, messages = 1, type = ${?NO_SUCH_VARIABLE} }
            """
                + REST);
    assertThat(warnings(scenario)).isEmpty();
  }

  @Test
  void keyAddedToAGroupLater_isNoRepetition() throws Exception {
    Scenario scenario =
        load("producers.p { type = random, messages = 1 }\nproducers.p.messages = 2\n" + REST);
    assertThat(warnings(scenario)).isEmpty();
  }

  @Test
  void braceOnALineOfItsOwn_isNoRepetition() throws Exception {
    Scenario scenario =
        load(
            """
            producers {
              slow
              {
                type = random, messages = 1
              }
              fast
              {
                type = random, messages = 1
              }
            }
            """
                + REST);
    assertThat(warnings(scenario)).isEmpty();
    assertThat(groups(scenario)).containsExactly("slow", "fast");
  }

  @Test
  void quotesAtTheEndOfAText_doNotHideLaterGroups() throws Exception {
    Scenario scenario =
        load(
            "vars.text = \"\"\"say \"hi\"\"\"\"\n"
                + "producers { zeta { type = random, messages = 1 } }\n"
                + "producers { alpha { type = random, messages = 1 } }\n"
                + REST);
    assertThat(groups(scenario)).containsExactly("zeta", "alpha");
  }

  @Test
  void include_withAnotherEnding_isRead() throws Exception {
    Files.writeString(folder.resolve("tail.hocon"), "run.seed = 7");
    Scenario scenario =
        load("producers.p { type = random, messages = 1 }\ninclude \"tail.hocon\"\n" + REST);
    assertThat(scenario.run().seed()).isEqualTo(7);
  }

  @Test
  void include_withoutFile_isNamedIfABlockIsMissing() {
    assertThatThrownBy(() -> load("include \"traffic\"\n" + REST))
        .hasMessageEndingWith(
            "producers: missing; required: a block with at least one named producer group, such as"
                + " producers { NAME { type = … } }; found nothing: include \"traffic\" ("
                + folder.resolve("x.conf")
                + ":1)");
  }

  @Test
  void keySetTwiceAfterASubstitution_hasItsPlace() {
    assertThatThrownBy(
            () ->
                load(
                    """
                    vars.db { type = slow-database, service = 1ms }
                    producers.p { type = random, messages = 1 }
                    pipeline { type = queue }
                    consumers.c = ${vars.db} {
                      service = 2ms
                      service = ${?NO_SUCH_VARIABLE}
                    }
                    """))
        .hasMessageContaining("x.conf:6: consumers.c.service: set twice in a block");
  }

  @Test
  void typeSetOnTheCommandLine_leavesOutKeysOfTheOther() throws Exception {
    Scenario scenario =
        load("producers.p { type = random, messages = 1 }\n" + REST, "pipeline.type=slot");
    assertThat(warnings(scenario))
        .containsExactly(
            "x.conf:2: pipeline.capacity: left out: not a key of the type set by --set"
                + " pipeline.type=slot");
  }

  @Test
  void typeSetOnTheCommandLine_resolvedTextCanBeLoaded() throws Exception {
    Scenario scenario =
        load("producers.p { type = random, messages = 1 }\n" + REST, "pipeline.type=slot");
    assertThat(loader.load(ScenarioText.of(scenario.toHocon()), List.of()).warnings()).isEmpty();
  }

  @Test
  void typeSetOnTheCommandLine_stillRefusesItsOwnUnknownKeys() {
    assertThatThrownBy(
            () ->
                load(
                    "producers.p { type = random, messages = 1 }\n" + REST,
                    "pipeline.type=slot",
                    "pipeline.capacity=3"))
        .hasMessageContaining("pipeline.capacity: unknown key");
  }
}
