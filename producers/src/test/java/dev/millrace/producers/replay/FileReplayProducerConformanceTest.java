package dev.millrace.producers.replay;

import dev.millrace.api.Producer;
import dev.millrace.testkit.ProducerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;

class FileReplayProducerConformanceTest extends ProducerContract {

  @TempDir private Path folder;

  @Override
  protected Producer create(RandomGenerator random) throws IOException {
    Path file = Files.writeString(folder.resolve("trace.csv"), "at\n1000\n1360\n1500\n");
    return Replays.producer(
        Replays.settings(
            file,
            Replays.csv("at", "epoch-ns"),
            Speed.parse("1"),
            2,
            null,
            OnError.FAIL,
            Spread.AUTO));
  }
}
