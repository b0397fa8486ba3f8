package dev.millrace.sim.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomStreamsTest {

  private static long first(long seed, int replication, String name) {
    return new RandomStreams(seed, replication).stream(name).nextLong();
  }

  /** xoshiro256++ from the SHA-256 digest of eight bytes of seed and the name. */
  @Test
  void firstReplication_hasTheStreamsOfASingleRun() {
    assertThat(first(1, 1, "network-1")).isEqualTo(-4778921931775216898L);
  }

  @Test
  void streams_differByReplicationSeedAndName() {
    assertThat(
            new long[] {
              first(1, 1, "network-1"),
              first(1, 2, "network-1"),
              first(1, 3, "network-1"),
              first(2, 2, "network-1"),
              first(1, 2, "network-2")
            })
        .doesNotHaveDuplicates();
    assertThat(first(1, 2, "network-1")).isEqualTo(first(1, 2, "network-1"));
  }
}
