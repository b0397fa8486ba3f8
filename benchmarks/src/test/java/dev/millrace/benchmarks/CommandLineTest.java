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
        "--seconds=0 | --seconds is 0.0; allowed: above 0, at most 3600",
        "--seconds=NaN | --seconds is NaN; allowed: above 0, at most 3600",
        "--runs=0 --seconds=0.01 | --runs is 0; allowed: at least 1",
        "--only=mm1,jsl --seconds=0.01 | --only names 'jsl'; allowed: mm1, mm1-at-producer, mm3-17, hand-written,"
      })
  void customersPerSecond_badOption_isRefused(String options, String message) {
    assertRefused("customers-per-second " + options, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--experiments=0 | --experiments is 0; allowed: at least 1",
        "--replications=1 | --replications is 1; allowed: at least 2",
        "--length=0 | --length is 0.0; allowed: 0.001 to 1000",
        "--only=mm2 | --only names 'mm2'; allowed: mm1, mm1-precise, mm1-40, mpareto1, mm3-17, on-off-50"
      })
  void intervalCoverage_badOption_isRefused(String options, String message) {
    assertRefused("interval-coverage " + options, message);
  }

  private static void assertRefused(String arguments, String message) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(err, true));

    assertThat(commandLine.execute(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }
}
