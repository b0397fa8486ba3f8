package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.acceptance.Program.Ended;
import dev.millrace.acceptance.Program.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, once and twice. */
class InterruptIT {

  @TempDir Path folder;

  private Running start(String service) throws Exception {
    Path scenario =
        Files.writeString(
            folder.resolve("endless.conf"),
            """
            producers { network { type = random, gap = 1ms, log = true } }
            pipeline { type = queue, capacity = 100 }
            consumers { database { type = slow-database, service = %s } }
            """
                .formatted(service));
    Running running = Program.start("run", scenario.toString());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> running.errSoFar().lines().filter(l -> l.contains("got message")).count() > 5);
    return running;
  }

  @Test
  void theFirstDrainsAndReports() throws Exception {
    Running running = start("2ms");
    running.interrupt();
    Ended run = running.await();

    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.out())
        .containsPattern("abandoned +0\\R")
        .containsPattern("undrained +0\\R")
        .contains("balanced: every message is accounted for")
        .contains("result      interrupted");
  }

  @Test
  void secondInterruptEndsAtOnceAndCountsAbandonedMessages() throws Exception {
    Running running = start("1h");
    running.interrupt();
    // The second one is sent again until the program ends: the first may not have been seen yet.
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              running.interrupt();
              return !running.process().isAlive();
            });
    Ended run = running.await();

    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.out())
        .containsPattern("delivered +0 ")
        .containsPattern("abandoned +[12]\\R")
        .contains("balanced: every message is accounted for")
        .contains("result      interrupted, cut off before everything was drained");
  }
}
