package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.acceptance.Program.Ended;
import dev.millrace.acceptance.Program.Running;
import dev.millrace.fixtures.misbehaving.MisbehavingPlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that exit, interrupt every thread, or are stuck when the user presses Ctrl-C. */
class MisbehavingComponentsIT {

  @TempDir static Path folder;

  @BeforeAll
  static void pack() throws Exception {
    MisbehavingPlugin.writeJar(folder);
  }

  private static Running start(String engine, String kind, String where, String how)
      throws Exception {
    String evil = "type = misbehaving, where = %s, how = %s".formatted(where, how);
    Path scenario =
        Files.writeString(
            folder.resolve("%s-%s-%s-%s.conf".formatted(engine, kind, where, how)),
            """
            producers.p { %s }
            pipeline { %s }
            consumers.c { %s }
            run { engine = %s, messages = 20 }
            """
                .formatted(
                    kind.equals("producer") ? evil : "type = random, gap = 1ms, log = true",
                    switch (kind) {
                      case "pipeline" -> evil;
                      case "policy" ->
                          "type = queue, capacity = 4, overflow { policy = misbehaving, where = %s, how = %s }"
                              .formatted(where, how);
                      default -> "type = queue, capacity = 4";
                    },
                    kind.equals("consumer") ? evil : "type = misbehaving",
                    engine));
    return Program.start("run", scenario.toString(), "--plugins", folder.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "virtual, consumer, accept",
    "real, consumer, accept",
    "virtual, pipeline, poll",
    "real, pipeline, take",
    "virtual, pipeline, offer",
    "real, pipeline, put"
  })
  void exitingComponent_failsWithSummaryAndLedger(String engine, String kind, String method)
      throws Exception {
    Ended run = start(engine, kind, method, "exit").await();

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.err())
        .contains("the program is ended by a component or from outside")
        .doesNotContain("internal error");
    assertThat(run.out()).contains("offered").contains("result      FAILED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"producer", "pipeline", "consumer"})
  void exitingConstructor_fails(String kind) throws Exception {
    Ended run = start("virtual", kind, "constructor", "exit").await();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the program was ended by a component or from outside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"constructor", "needs", "checkFits"})
  void policyThatExitsBeforeTheRun_fails(String method) throws Exception {
    Ended run = start("virtual", "policy", method, "exit").await();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the program was ended by a component or from outside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "real"})
  void componentThatInterruptsEveryThread_causesNoInternalError(String engine) throws Exception {
    Ended run = start(engine, "consumer", "accept", "interrupt-all").await();

    assertThat(run.err()).doesNotContain("internal error").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({
    "virtual, consumer, accept, spin",
    "virtual, consumer, accept, deadlock",
    "virtual, consumer, accept, block",
    "virtual, pipeline, offer, spin",
    "real, consumer, accept, spin",
    "real, pipeline, take, deadlock"
  })
  void stuckComponent_endsAtTheSecondInterruptWithSummary(
      String engine, String kind, String method, String how) throws Exception {
    Running running = start(engine, kind, method, how);
    awaitError(running, "got message");
    running.interrupt();
    awaitError(running, "draining");
    running.interrupt();
    Ended run = running.await();

    assertThat(run.exitCode()).as(run.err()).isIn(1, 130);
    assertThat(run.err()).doesNotContain("internal error");
    assertThat(run.out()).as(run.err()).contains("offered").contains("result");
  }

  private static void awaitError(Running running, String text) {
    await().atMost(Duration.ofSeconds(60)).until(() -> running.errSoFar().contains(text));
  }
}
