package dev.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seconds=0 | --seconds is 0.0; it must be above 0, and 3600 at most",
        "--seconds=NaN | --seconds is NaN; it must be above 0, and 3600 at most",
        "--runs=0 --seconds=0.01 | --runs is 0; it must be 1 or more",
        "--only=mm1,jsl --seconds=0.01 | --only names 'jsl'; there are mm1, mm1-at-producer, mm3-17, hand-written,"
      })
  void badInputIsToldWithWhatIsAllowed(String options, String message) {
    assertRefused("customers-per-second " + options, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--experiments=0 | --experiments is 0; it must be 1 or more",
        "--replications=1 | --replications is 1; it must be 2 or more",
        "--length=0 | --length is 0.0; it must be from 0.001 to 1000",
        "--only=mm2 | --only names 'mm2'; there are mm1, mm3-17, on-off-50"
      })
  void soIsItForIntervalCoverage(String options, String message) {
    assertRefused("interval-coverage " + options, message);
  }

  private static void assertRefused(String arguments, String message) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(err, true));

    assertThat(commandLine.execute(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }
}
