package dev.millrace.producers.rates;

import dev.millrace.api.Producer;
import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.replay.Column;
import dev.millrace.producers.replay.TimeFormat;
import dev.millrace.testkit.ProducerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;

class ReplayCountsProducerConformanceTest extends ProducerContract {

  @TempDir private Path folder;

  @Override
  protected Producer create(RandomGenerator random) throws IOException {
    Path file = Files.writeString(folder.resolve("counts.csv"), "count\n50\n0\n30\n");
    return new ReplayCountsProducer(
        CountSettings.of(
            null,
            new IntegerBody(1, 100),
            file,
            true,
            ",",
            null,
            0,
            Column.parse("count"),
            null,
            TimeFormat.parse("iso"),
            Duration.ofSeconds(1),
            true),
        random);
  }
}
