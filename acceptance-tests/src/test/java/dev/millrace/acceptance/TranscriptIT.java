package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptIT {

  private static final String PAGE =
      """
      ```sh
      mvn package && java -jar sim-runner/target/sim-runner.jar run \\
        a.conf   # a comment
      ```
      ```sh
      mvn verify
      ```
      ```text
      first
      ```
      ```text
      shown without a command
      ```
      """;

  @Test
  void page_withCommandAndText_hasOneTranscript() {
    assertThat(Transcript.of(PAGE))
        .containsExactly(new Transcript(List.of("run", "a.conf"), "first\n"));
  }

  @Test
  void masked_ofVirtualTime_keepsFigures() {
    assertThat(
            Transcript.masked("Millrace 1 (commit ab)\n virtual time: 9.25 s in 120 ms\n p50 5 ms"))
        .isEqualTo("Millrace 1 (commit #)\n virtual time: 9.25 s in #\n p50 5 ms");
  }

  @Test
  void masked_ofRealTime_replacesFigures() {
    assertThat(
            Transcript.masked(
                "  engine real time: 9.25 s\n  wait  605 ms  1.08 s \n  offered  10\n"))
        .isEqualTo("  engine real time: #\n  wait # # \n  offered  10\n");
  }

  @Test
  void masked_ofLog_sortsLines() {
    assertThat(Transcript.masked("01:02:03.456 INFO  b\n01:02:03.457 INFO  a\nreal time: 1 s\n"))
        .isEqualTo("INFO  a\nINFO  b\nreal time: #\n");
  }

  @Test
  void masked_ofRealTime_omitsLagRows() {
    assertThat(Transcript.masked("real time: 1 s\n  behind      producers ended 2 s behind\nx\n"))
        .isEqualTo("real time: #\nx\n");
  }
}
