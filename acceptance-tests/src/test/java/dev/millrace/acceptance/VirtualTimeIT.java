package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.acceptance.Program.Ended;
import dev.millrace.acceptance.Program.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in virtual time, and both engines side by side. */
class VirtualTimeIT {

  private static final String[] REPEATED = {
    "run",
    "conf/bursty-database.conf",
    "--engine",
    "virtual",
    "--set",
    "run.replications=5",
    "--set",
    "pipeline.capacity=490"
  };

  @TempDir Path folder;

  private String endless(String gap) throws Exception {
    return Files.writeString(
            folder.resolve("endless.conf"),
            """
            producers { network { type = random, gap = %s, log = true } }
            pipeline { type = queue, capacity = 100 }
            consumers { database { type = slow-database, service = 2ms } }
            """
                .formatted(gap))
        .toString();
  }

  @Test
  void summaryHasVirtualAndRealDuration() throws Exception {
    Ended run = Program.run("run", "conf/bursty-database.conf", "--engine", "virtual");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("engine +virtual time: 11\\.\\d s in \\d+")
        .contains("traffic intensity 62.5 %")
        .containsPattern("loss +none in 2,500 messages")
        .containsPattern("queue +longest \\d+ of 1,000; mean ")
        .containsPattern("utilisation database +\\d")
        .doesNotContain("wake-up delay");
  }

  @Test
  void aSeedMeansTheSameDocumentToTheByte() throws Exception {
    String[] arguments = java.util.Arrays.copyOf(REPEATED, REPEATED.length + 1);
    arguments[REPEATED.length] = "--json";
    Ended run = Program.run(arguments);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("{\n  \"schema\" : \"millrace-result/2\",\n").endsWith("}\n");
    assertThat(Program.run(arguments).out()).isEqualTo(run.out());
  }

  @Test
  void replicationsGiveIntervals() throws Exception {
    assertThat(Program.run(REPEATED).out())
        .contains("5 replications, ")
        .contains("intervals   95 % confidence over 5 replications")
        .containsPattern("loss +\\d\\.\\d\\d % +\\d\\.\\d\\d % \\.\\. \\d\\.\\d\\d %")
        .containsPattern("sojourn p99 +\\S+ s +\\S+ s \\.\\. \\S+ s");
  }

  @Test
  void bothEnginesAreShownSideBySide() throws Exception {
    Ended run = Program.run("run", "conf/lock.conf", "--engine", "both");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("real time: ")
        .contains("virtual time: ")
        .containsPattern("real and virtual +real +virtual +difference")
        .containsPattern("delivered +10 +10 +same");
  }

  @Test
  void logLinesBearVirtualTimeAndTheWorker() throws Exception {
    Ended run = Program.run("run", "conf/lock.conf", "--engine", "virtual", "--debug");

    assertThat(run.err().lines())
        .containsSubsequence(
            "+0.000000s INFO  producer-1   Producer got message: 59",
            "+0.000000s DEBUG producer-1   have producer lock",
            "+0.000000s DEBUG producer-1   released consumer lock",
            "+0.000000s DEBUG consumer-1   have consumer lock",
            "+0.000000s DEBUG consumer-1   released producer lock",
            "+0.000000s INFO  consumer-1   Consumer storing message: 59");
  }

  @Test
  void aRunThatWouldNeverEndIsRefusedWithAdvice() throws Exception {
    String file = endless("1ms");
    Ended run = Program.run("run", file, "--engine", "virtual");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            file
                + ":1: producers.network: never ends, and a run in virtual time has to; allowed"
                + " with run.duration or run.messages, or a limit of the producer's own, such as"
                + " messages\n1 problem\n");
    assertThat(Program.run("check", file, "--engine", "virtual").err()).isEqualTo(run.err());
  }

  @Test
  void consumersThatCannotKeepUpAreWarnedAbout() throws Exception {
    Ended run =
        Program.run("run", endless("1ms"), "--engine", "virtual", "--set", "run.messages=1000");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .startsWith(
            "sim-runner: unstable: arrivals exceed the service capacity by 100 %; no buffer is"
                + " large enough");
  }

  @Test
  void anInterruptEndsTheFirstEngineAndTheSecondDoesNotBegin() throws Exception {
    Running running =
        Program.start("run", endless("5ms"), "--engine", "both", "--set", "run.messages=1000000");
    await().atMost(Duration.ofSeconds(60)).until(() -> running.errSoFar().contains("got message"));
    running.interrupt();
    Ended run = running.await();

    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.out()).contains("result      interrupted").doesNotContain("virtual time");
  }
}
