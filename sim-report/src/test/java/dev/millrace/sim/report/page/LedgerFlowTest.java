package dev.millrace.sim.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.report.LedgerReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerFlowTest {

  private static String draw(long delivered, Map<String, Long> dropped) {
    long lost = dropped.values().stream().mapToLong(Long::longValue).sum();
    return LedgerFlow.of(
            new LedgerReport(
                delivered + lost,
                delivered,
                lost,
                new TreeMap<>(dropped),
                0,
                0,
                0,
                true,
                List.of()))
        .render();
  }

  @Test
  void everyEndWithMessages_isABandWithItsShare() {
    String svg = draw(75, Map.of("full", 25L));

    assertThat(svg)
        .contains("75 delivered (75.0 %)")
        .contains("25 dropped: full (25.0 %)")
        .contains("class=\"good\"")
        .contains("class=\"bad\"")
        .doesNotContain("undrained");
  }

  @Test
  void noMessages_noBand() {
    assertThat(draw(0, Map.of())).doesNotContain("<path");
  }
}
