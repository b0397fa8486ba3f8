package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkerInfoTest {

  @Test
  void numbersStartAtOne() {
    assertThatThrownBy(() -> new WorkerInfo("network-0", "network", 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number is 0; allowed: at least 1");
  }

  @Test
  void replicationsStartAtZero() {
    assertThatThrownBy(() -> new WorkerInfo("network-1", "network", 1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("replication is -1; allowed: at least 0");
  }
}
