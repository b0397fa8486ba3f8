package dev.millrace.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.scenario.ProducerGroup;
import dev.millrace.sim.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of events at the same instant, which is that of the groups in the file. */
class GroupOrderTest {

  @TempDir private Path folder;

  /** Two groups with one gap, each of whose messages are due together, and a slow consumer. */
  private static String tied(String first, String second, String pipeline) {
    return """
        producers { %s { type = random, gap = 20ms }, %s { type = random, gap = 20ms } }
        pipeline { %s }
        consumers.c { type = slow-database, service = 10ms }
        run { engine = virtual, duration = 1s }
        """
        .formatted(first, second, pipeline);
  }

  private List<String> servedFirst(String scenario) throws Exception {
    Observed observed = new Observed(Loaded.of(folder, scenario).wire());
    new VirtualTimeEngine(observed.simulation()).run();
    List<Observed.Stored> stored =
        observed.stored().stream()
            .sorted(Comparator.comparingLong(Observed.Stored::fromNanos))
            .toList();
    assertThat(stored).hasSizeGreaterThan(90);
    return stored.stream()
        .filter(each -> each.fromNanos() == each.message().dueNanos())
        .map(Observed.Stored::message)
        .map(Message::producer)
        .distinct()
        .toList();
  }

  private List<String> producers(String scenario) throws Exception {
    return names(Loaded.of(folder, scenario).scenario());
  }

  private static List<String> names(Scenario scenario) {
    return scenario.producers().stream().map(ProducerGroup::name).toList();
  }

  @ParameterizedTest
  @CsvSource({"gold, bronze", "bronze, gold", "gold, zbronze", "zbronze, gold"})
  void queue_servesTheFirstGroupOfTheFileFirst(String first, String second) throws Exception {
    assertThat(servedFirst(tied(first, second, "type = queue"))).containsExactly(first + "-1");
  }

  @ParameterizedTest
  @CsvSource({"gold, bronze, bronze", "bronze, gold, bronze", "gold, zbronze, zbronze"})
  void priority_servesTheFirstGroupOfItsListFirst(String first, String second, String last)
      throws Exception {
    String pipeline = "type = priority, by.order = [gold, %s]".formatted(last);

    assertThat(servedFirst(tied(first, second, pipeline))).containsExactly("gold-1");
  }

  @Test
  void priority_mayNameASingleWorker() throws Exception {
    assertThat(servedFirst(tied("a", "b", "type = priority, by.order = [b-1]")))
        .containsExactly("b-1");
  }

  @Test
  void priorityByBody_keepsTheOrderOfTheFile() throws Exception {
    assertThat(servedFirst(tied("zz", "aa", "type = priority, by { type = body, first = lowest }")))
        .containsExactly("zz-1");
  }

  @Test
  void groupsOfAnIncludedFile_areInTheOrderOfTheirLines() throws Exception {
    Files.writeString(folder.resolve("more.conf"), "z { type = random }\nb { type = random }");
    String scenario = "producers { include \"more.conf\" }\n" + tied("y", "a", "type = queue");

    assertThat(producers(scenario)).containsExactly("y", "a", "z", "b");
  }

  @Test
  void groupsOfASubstitution_areInTheOrderOfTheirLines() throws Exception {
    String scenario =
        """
        vars.all {
          z { type = random, messages = 1 }
          a { type = random, messages = 1 }
        }
        producers = ${vars.all}
        pipeline { type = queue }
        consumers.c { type = log }
        """;

    assertThat(producers(scenario)).containsExactly("z", "a");
  }

  @Test
  void oddTexts_keepTheOrderOfTheFile() throws Exception {
    String scenario =
        """
        # producers { a {} }
        { "producers" : { "z" = { type = random, messages = 1 } // b { }
          , y { type : random, body { type = text, bytes = 3 }, messages = 2 } }
          producers.x.type=random, producers.x
            {
              messages = 5 }
          vars.list = [ { c { } }, "}", \""" " } \""" ]
          producers { w = null, w = ${producers.x} { messages = 3 } }
          pipeline { type = queue }
          consumers.c { type = log } }
        """;

    assertThat(producers(scenario)).containsExactly("z", "y", "x", "w");
  }

  @Test
  void resolvedScenario_keepsTheOrder() throws Exception {
    Scenario scenario =
        Loaded.of(folder, tied("z", "a", "type = queue") + "consumers.b { type = log }").scenario();

    Scenario again = Loaded.of(folder, scenario.toHocon()).scenario();

    assertThat(names(again)).containsExactly("z", "a");
    assertThat(again.consumers()).extracting("name").containsExactly("c", "b");
    assertThat(again.toHocon()).isEqualTo(scenario.toHocon());
  }
}
