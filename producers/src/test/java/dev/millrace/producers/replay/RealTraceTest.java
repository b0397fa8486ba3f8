package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.producers.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealTraceTest {

  private static final Path TRACE = Path.of("../../shared/traces/azure-llm-code.csv");

  @ParameterizedTest
  @ValueSource(strings = {"yyyy-MM-dd HH:mm:ss.SSSSSSS", "iso"})
  void anHourOfTrafficIsReplayedInTenSeconds(String timeFormat) throws Exception {
    assumeTrue(Files.isRegularFile(TRACE), "the trace " + TRACE + " does not exist");
    Format format = Replays.csv("TIMESTAMP", timeFormat);

    Messages messages =
        Replays.run(
            Replays.settings(
                TRACE, format, Speed.parse("360"), 1, null, OnError.FAIL, Spread.AUTO));

    Duration recorded =
        Duration.between(
            LocalDateTime.parse("2023-11-16T18:17:03.97996"),
            LocalDateTime.parse("2023-11-16T19:14:19.928016"));
    assertThat(messages.bodies()).hasSize(8_819);
    assertThat(messages.bodies().get(8_818))
        .isEqualTo(List.of("2023-11-16 19:14:19.9280160", "549", "173"));
    assertThat(messages.dueNanos().get(8_818)).isEqualTo(Math.round(recorded.toNanos() / 360.0));
  }
}
