package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions that the command size takes, and those that it refuses. */
class SizeQuestionsTest {

  private static final String QUEUE =
      """
      producers.p { type = random, gap { type = exponential, mean = 20ms } }
      pipeline { type = queue, capacity = 10, overflow.policy = drop-newest }
      consumers.db { type = slow-database, service { type = exponential, mean = 10ms } }
      run { engine = virtual, duration = 20s }
      """;

  @TempDir Path folder;

  private Ended size(String scenario, String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("s.conf"), scenario);
    return Shell.run(
        Stream.concat(
                Stream.of("size", file.toString(), "--require=loss < 50%"), Stream.of(options))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--vary=pipeline.capacity=5,-1 | pipeline.capacity",
        "--vary=consumers.dp.count=1..3 | consumers.dp: no such group",
        "--improves=batch.siez | --improves batch.siez: not a varied key",
      })
  void mistake_isRefusedBeforeAnyRun(String option, String said) throws Exception {
    Ended ended = size(QUEUE, option);

    assertThat(ended.err()).contains(said);
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void axisOfOption_keepsOtherAxesOfBlock() throws Exception {
    Ended ended =
        size(
            QUEUE + "sweep.vary { pipeline.capacity = [ 5, 6 ], consumers.db.count = [ 1, 2 ] }\n",
            "--vary=pipeline.capacity=7,8");

    assertThat(ended.out()).contains("pipeline.capacity = 7 .. 8", "consumers.db.count = 1 .. 2");
  }

  @Test
  void costThatFallsAndRises_isRefused() throws Exception {
    Ended ended =
        size(
            QUEUE,
            "--vary=pipeline.capacity=1..9",
            "--cost=(pipeline.capacity - 5) * (pipeline.capacity - 5)");

    assertThat(ended.err()).contains("falls and rises with one key");
    assertThat(ended.exitCode()).isEqualTo(2);
  }

  @Test
  void costThatIsInfinite_isRefused() throws Exception {
    Ended ended =
        size(QUEUE, "--vary=pipeline.capacity=1..9", "--cost=1 / (pipeline.capacity - 1)");

    assertThat(ended.err()).contains("is not a number in every cell");
    assertThat(ended.exitCode()).isEqualTo(2);
  }

  @Test
  void costOfDurations_isRefused() throws Exception {
    Ended ended =
        size(
            QUEUE,
            "--vary=consumers.db.service.mean=5ms,10ms",
            "--cost=consumers.db.service.mean * 2");

    assertThat(ended.err()).contains("'consumers.db.service.mean' is no key with a number");
    assertThat(ended.exitCode()).isEqualTo(2);
  }

  @Test
  void fullTimeOf0_isBoundedByTheDistanceFromFull() throws Exception {
    Ended ended =
        size(QUEUE, "--require=queue.full < 0.01%", "--vary=pipeline.capacity=10,12,14,16,200");

    assertThat(ended.out()).contains("answer      pipeline.capacity = 200");
    assertThat(ended.exitCode()).isZero();
  }
}
