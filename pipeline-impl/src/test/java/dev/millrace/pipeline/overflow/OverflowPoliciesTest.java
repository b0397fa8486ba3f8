package dev.millrace.pipeline.overflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import org.junit.jupiter.api.Test;

class OverflowPoliciesTest {

  private final Message message = new Message("network-1", 17, 0, "body");

  @Test
  void blockMakesTheProducerWait() {
    assertThat(new BlockPolicy().ifFull(message)).isEqualTo(new OverflowPolicy.Block());
  }

  @Test
  void dropNewestDropsTheMessageUnderItsOwnName() {
    assertThat(new DropNewestPolicy().ifFull(message))
        .isEqualTo(new OverflowPolicy.DropNewest("drop-newest"));
  }
}
