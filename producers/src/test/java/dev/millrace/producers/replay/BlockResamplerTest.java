package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.testkit.SeededRandom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockResamplerTest {

  /** Records at 0, 10, ... 9990; the period is 10,000. */
  private static final int RECORDS = 1_000;

  @Test
  void theDrawnTraceIsAsLongAsTheReplay() throws IOException {
    List<TimedRecord> drawn = draw(1_000, 1);

    assertThat(drawn).hasSizeBetween(990, 1_010);
    assertThat(drawn.stream().map(TimedRecord::timeNanos)).isSorted();
    assertThat(drawn.get(drawn.size() - 1).timeNanos()).isBetween(9_900L, 9_999L);
  }

  @Test
  void blocksAreConsecutiveRecords() throws IOException {
    List<TimedRecord> drawn = draw(2_500, 1);

    long seams = 0;
    for (int i = 1; i < drawn.size(); i++) {
      if (drawn.get(i).line() != drawn.get(i - 1).line() % RECORDS + 1) {
        seams++;
      }
    }
    assertThat(seams).isEqualTo(3);
  }

  @Test
  void gapsWithinBlocks_areThoseOfTheTrace() throws IOException {
    List<TimedRecord> drawn = draw(5_000, 1);

    long others = 0;
    for (int i = 1; i < drawn.size(); i++) {
      if (drawn.get(i).timeNanos() - drawn.get(i - 1).timeNanos() != 10) {
        others++;
      }
    }
    assertThat(others).isLessThanOrEqualTo(1);
  }

  @Test
  void replicationsDiffer() throws IOException {
    assertThat(draw(1_000, 1)).isNotEqualTo(draw(1_000, 2));
  }

  @Test
  void theSameSeedDrawsTheSame() throws IOException {
    assertThat(draw(1_000, 1)).isEqualTo(draw(1_000, 1));
  }

  /** Each record is drawn 200 times on average; 2,000 blocks: 5 standard deviations are 69. */
  @Test
  void eachRecordIsDrawnEquallyOften() throws IOException {
    long first = 0;
    long last = 0;
    long middle = 0;
    for (int seed = 0; seed < 200; seed++) {
      for (TimedRecord row : draw(1_000, seed)) {
        first += row.line() == 1 ? 1 : 0;
        middle += row.line() == RECORDS / 2 ? 1 : 0;
        last += row.line() == RECORDS ? 1 : 0;
      }
    }
    assertThat(List.of(first, middle, last)).allSatisfy(n -> assertThat(n).isBetween(131L, 269L));
  }

  @Test
  void aBlockAsLongAsTheReplay_isReported() {
    assertThatThrownBy(() -> draw(10_000, 1))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "trace.csv: resample is PT0.00001S, but the replay takes PT0.00001S; allowed: less than"
                + " that");
  }

  @Test
  void anEmptyReplay_hasNoMessages() throws IOException {
    try (var source = new BlockResampler(records(0), 1, SeededRandom.of(1), "trace.csv")) {
      assertThat(source.next()).isNull();
    }
  }

  private static List<TimedRecord> draw(long blockNanos, long seed) throws IOException {
    List<TimedRecord> drawn = new ArrayList<>();
    try (var source =
        new BlockResampler(records(RECORDS), blockNanos, SeededRandom.of(seed), "trace.csv")) {
      for (TimedRecord row = source.next(); row != null; row = source.next()) {
        drawn.add(row);
      }
    }
    return drawn;
  }

  private static RecordSource records(int number) {
    return new RecordSource() {
      private int next;

      @Override
      public @Nullable TimedRecord next() {
        return next == number ? null : new TimedRecord(10L * next, "body", ++next);
      }

      @Override
      public void close() {}
    };
  }
}
