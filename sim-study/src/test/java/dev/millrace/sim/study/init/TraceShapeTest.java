package dev.millrace.sim.study.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TraceShapeTest {

  private static final long SECOND = 1_000_000_000;

  /** Ten seconds with four messages each, and then two with none and eight. */
  private static TraceShape shape() {
    return TraceShape.of(
        LongStream.concat(
                LongStream.range(0, 40).map(i -> 5 * SECOND + i * SECOND / 4),
                LongStream.concat(
                    LongStream.range(0, 8).map(i -> 16 * SECOND + i * SECOND / 8),
                    LongStream.of(17 * SECOND)))
            .toArray());
  }

  @Test
  void rate_leavesOutTheFirstMessage() {
    assertThat(shape().perSecond()).isEqualTo(4);
  }

  @Test
  void longestGap_hasItsStart() {
    assertThat(shape().longestGapNanos()).isEqualTo(5 * SECOND / 4);
    assertThat(shape().longestGapStartNanos()).isEqualTo(39 * SECOND / 4);
  }

  @Test
  void windows_areThoseThatFit() {
    assertThat(shape().windows()).extracting(WindowCounts::windowNanos).containsExactly(SECOND);
  }

  @Test
  void dispersion_isVarianceToMean() {
    // Twelve counts with a mean of 4: two of them are 4 away.
    assertThat(shape().windows().get(0).dispersion()).isCloseTo(32.0 / 11 / 4, within(1e-12));
  }

  @Test
  void busiestWindow_isFound() {
    WindowCounts seconds = shape().windows().get(0);

    assertThat(seconds.busiestCount()).isEqualTo(8);
    assertThat(seconds.busiestNanos()).isEqualTo(11 * SECOND);
  }

  @Test
  void traceOfMilliseconds_hasShorterWindows() {
    TraceShape shape = TraceShape.of(LongStream.range(0, 100).map(i -> i * 1_000_000).toArray());

    assertThat(shape.windows())
        .extracting(WindowCounts::windowNanos)
        .containsExactly(1_000_000L, 10_000_000L);
  }

  @Test
  void hoconDuration_hasSixDigits() {
    assertThat(Words.hocon(837_353_456)).isEqualTo("837353us");
    assertThat(Words.hocon(2_000_000)).isEqualTo("2ms");
    assertThat(Words.hocon(0.3)).isEqualTo("1ns");
  }
}
