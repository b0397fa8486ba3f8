package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.acceptance.Program.Ended;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The teaching example from one command: its transcript, and its steps with DEBUG on. */
class LockExampleIT {

  private static final String GOT = "INFO  producer-1   Producer got message: ";
  private static final String STORING = "INFO  consumer-1   Consumer storing message: ";

  @Test
  void printsItsTranscriptAndEndsByItself() throws Exception {
    Ended run = Program.run("run", "conf/lock.conf");

    assertThat(run.exitCode()).isZero();
    List<String> got = bodies(run, GOT);
    assertThat(got).hasSize(10).allMatch(body -> body.matches("[1-9][0-9]?|100"));
    assertThat(bodies(run, STORING)).isEqualTo(got);
    assertThat(run.logLines()).hasSize(20);
    assertThat(run.out()).contains("balanced: every message is accounted for");
  }

  @Test
  void aSeedMeansTheSameMessages() throws Exception {
    List<String> first = bodies(Program.run("run", "conf/lock.conf", "--seed", "43"), GOT);

    assertThat(bodies(Program.run("run", "conf/lock.conf", "--seed", "43"), GOT)).isEqualTo(first);
    assertThat(bodies(Program.run("run", "conf/lock.conf", "--seed", "44"), GOT))
        .isNotEqualTo(first);
  }

  @Test
  void withDebugEachStepOnTheLocksAppearsInOrder() throws Exception {
    Ended run =
        Program.run("run", "--debug", "conf/lock.conf", "--set", "producers.producer.messages=3");

    assertThat(run.exitCode()).isZero();
    assertThat(steps(run, "producer-1"))
        .containsExactlyElementsOf(
            repeat(
                3,
                "about to acquire producer lock",
                "have producer lock",
                "about to release consumer lock",
                "released consumer lock"));
    assertThat(steps(run, "consumer-1").subList(0, 12))
        .containsExactlyElementsOf(
            repeat(
                3,
                "about to acquire consumer lock",
                "have consumer lock",
                "about to release producer lock",
                "released producer lock"));
  }

  private static List<String> bodies(Ended run, String prefix) {
    return run.logLines().stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }

  private static List<String> steps(Ended run, String worker) {
    String prefix = "DEBUG " + worker + "   ";
    return run.logLines().stream()
        .filter(line -> line.startsWith(prefix) && line.endsWith(" lock"))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }

  private static List<String> repeat(int times, String... steps) {
    return java.util.Collections.nCopies(times, List.of(steps)).stream()
        .flatMap(List::stream)
        .toList();
  }
}
