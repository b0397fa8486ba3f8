package dev.millrace.producers.rates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Producer;
import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.Messages;
import dev.millrace.producers.rates.MmppProducer.State;
import dev.millrace.producers.rates.Stage.RampStage;
import dev.millrace.producers.rates.Stage.SineStage;
import dev.millrace.producers.replay.Column;
import dev.millrace.producers.replay.TimeFormat;
import dev.millrace.testkit.SeededRandom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first times for a fixed seed, to the nanosecond, equal on every JDK and processor. */
class FixedSeedTest {

  private static final IntegerBody NUMBERS = new IntegerBody(1, 100);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void mmppTimes() throws Exception {
    var states = List.of(new State(2, Duration.ofSeconds(1)), new State(0.1, MINUTE));
    var settings = new MmppProducer.Settings(4L, NUMBERS, states);

    assertThat(times(new MmppProducer(settings, SeededRandom.of(42))))
        .containsExactly(3_319_674_878L, 15_144_348_713L, 18_713_860_039L, 29_689_681_479L);
  }

  @Test
  void scheduleTimes() throws Exception {
    var stages =
        List.<Stage>of(
            new RampStage(0, 1, Duration.ofSeconds(2)),
            new SineStage(1, 0.9, MINUTE, Duration.ZERO, MINUTE));
    var settings = new ScheduleProducer.Settings(4L, NUMBERS, stages, Spacing.POISSON, false);

    assertThat(times(new ScheduleProducer(settings, SeededRandom.of(42))))
        .containsExactly(1_785_482_612L, 2_876_211_949L, 3_013_603_912L, 3_273_737_591L);
  }

  @Test
  void replayCountsTimes(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("counts.csv"), "2\n4\n");

    assertThat(times(new ReplayCountsProducer(settings(file, false), SeededRandom.of(42))))
        .containsExactly(23_909_611_195L, 69_955_449_098L, 73_862_031_209L, 81_250_577_303L);
    assertThat(times(new ReplayCountsProducer(settings(file, true), SeededRandom.of(42))))
        .containsExactly(19_720_162_148L, 53_771_462_988L, 63_782_119_740L, 72_294_583_392L);
  }

  private static ReplayCountsProducer.Settings settings(Path file, boolean exact) {
    return CountSettings.of(
        4L,
        NUMBERS,
        file,
        false,
        ",",
        null,
        0,
        Column.parse("1"),
        null,
        TimeFormat.parse("iso"),
        MINUTE,
        exact);
  }

  private static List<Long> times(Producer producer) throws Exception {
    try (producer) {
      return Messages.of(producer).dueNanos();
    }
  }
}
