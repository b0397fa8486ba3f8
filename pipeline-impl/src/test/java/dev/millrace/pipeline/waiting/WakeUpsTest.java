package dev.millrace.pipeline.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WakeUpsTest {

  private static final Duration SHORTEST = Duration.ofMillis(10);

  @Test
  void pauseNanos_fewThreads_isTheShortest() {
    assertThat(WakeUps.pauseNanos(100, SHORTEST)).isEqualTo(10_000_000);
  }

  @Test
  void pauseNanos_tenThousandThreads_wakeTenThousandTimesASecond() {
    assertThat(WakeUps.pauseNanos(10_000, SHORTEST)).isEqualTo(1_000_000_000);
  }
}
