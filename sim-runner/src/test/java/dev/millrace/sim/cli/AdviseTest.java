package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command advise. */
class AdviseTest {

  private static final String BURSTS =
      """
      producers.p { type = bursty, burst { size = 200, gap = 1ms }, pause { type = exponential, mean = 5s } }
      pipeline { type = queue, capacity = 1000, overflow.policy = drop-newest }
      consumers.db { type = slow-database, count = 2, connections = 2, service { type = exponential, mean = 10ms } }
      run { engine = virtual, duration = 100s }
      """;

  @TempDir Path folder;

  private Ended advise(String scenario, String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("s.conf"), scenario);
    return Shell.run(
        Stream.concat(Stream.of("advise", file.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void moreConnectionsHelpAgainstBursts_andALargerCapacityDoesNot() throws Exception {
    Ended ended = advise(BURSTS);

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out())
        .contains("limited by  consumers during bursts: utilisation")
        .containsPattern("(?s)Helps: .*a worker and a connection\\s+more \\(p99 - ")
        .containsPattern("(?s)No effect is shown of: .*twice the\\s+capacity");
  }

  @Test
  void workersWithoutConnections_areLimitedByThem() throws Exception {
    assertThat(advise(BURSTS, "--set=consumers.db.count=8").out())
        .containsPattern("limited by  connections: \\S+ of 8 workers wait for one on average");
  }

  @Test
  void overloadedConsumers_limitOnAverage() throws Exception {
    assertThat(advise(BURSTS, "--set=consumers.db.service=60ms").out())
        .contains("limited by  consumers on average: utilisation ");
  }

  @Test
  void smallCapacity_limits() throws Exception {
    Ended ended = advise(BURSTS, "--set=pipeline.capacity=20");

    assertThat(ended.out())
        .contains("capacity: ")
        .containsPattern("(?s)half the capacity \\(p99 - .*, loss \\+ ");
  }

  @Test
  void idleConsumers_areNotLimited() throws Exception {
    assertThat(
            advise(
                    """
                    producers.p { type = random, gap { type = exponential, mean = 1s } }
                    pipeline { type = queue, capacity = 1000 }
                    consumers.db { type = slow-database, count = 4, service = 10ms }
                    run { engine = virtual, duration = 1000s }
                    """)
                .out())
        .contains("limited by  nothing: utilisation 0.");
  }

  @Test
  void requirements_areJudgedForEachChange() throws Exception {
    assertThat(advise(BURSTS, "--require=sojourn.mean < 100ms").out())
        .containsPattern("as it is .* missed\n")
        .containsPattern("batches of up to 5 .* met\n");
  }

  @Test
  void policyThatThePipelineCannotHave_isLeftOut() throws Exception {
    assertThat(advise(BURSTS).out())
        .contains("overflow policy block")
        .doesNotContain("drop-oldest");
  }

  @Test
  void json_hasTheChanges() throws Exception {
    assertThat(advise(BURSTS, "--json").out())
        .contains(
            "\"schema\" : \"millrace-advice/1\"", "\"limits\" : [\n    \"consumers-in-bursts\"")
        .contains("\"settings\" : [\n        \"pipeline.capacity=2000\"");
  }
}
