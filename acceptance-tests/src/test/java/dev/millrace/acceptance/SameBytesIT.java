package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.acceptance.Program.Ended;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same scenario and seed give the same document in virtual time, to the byte. */
class SameBytesIT {

  /**
   * The SHA-256 digest of the document without its version, the same on every JDK and processor.
   *
   * <p>A change of the scenario, of the document's format or of how random numbers are drawn means
   * another one; it has to be found alike on every JDK that is tested. Nothing else may change it.
   */
  private static final String DIGEST =
      "168d02f6ab3f5d9c7d21f2eaa7119e106cfd86d6c23574d04400039305a4ab2a";

  private static final String SCENARIO =
      """
      producers {
        bursts {
          type = bursty
          burst { size { type = geometric, mean = 20 }, gap { type = exponential, mean = 1ms } }
          pause { type = weibull, mean = 1s, shape = 0.7 }
        }
        calls {
          type = mmpp, count = 2, states = [ { rate = 40, dwell = 2s }, { rate = 5, dwell = 10s } ]
        }
        tide {
          type = schedule
          stages = [ { type = sine, mean = 10, amplitude = 8, period = 60s, duration = 200s } ]
        }
      }
      pipeline { type = buffer, capacity = 50, overflow.policy = drop-oldest }
      consumers {
        database {
          type = slow-database, count = 3, service { type = lognormal, mean = 40ms, p99 = 200ms }
          failure-rate = 0.02, retry { attempts = 3 }
          stall { every = 20s, for = 500ms, factor = 5 }
        }
        archive {
          type = slow-database, service { type = gamma, mean = 100ms, squared-cv = 2 }
          per-message = 5ms, batch { size = 10, linger = 50ms }
        }
      }
      run { engine = virtual, seed = 7, duration = 200s, warm-up = 10%, replications = 8 }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeTheScenario() throws Exception {
    Files.writeString(folder.resolve("scenario.conf"), SCENARIO);
  }

  private String document(String... javaOptions) throws Exception {
    Ended run =
        Program.start(folder, List.of(javaOptions), "run", "scenario.conf", "--json").await();
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void theNumberOfProcessorsDoesNotMatter() throws Exception {
    assertThat(document("-XX:ActiveProcessorCount=1"))
        .isEqualTo(document("-XX:ActiveProcessorCount=8"));
  }

  @Test
  void theJdkDoesNotMatter() throws Exception {
    String document = document();
    byte[] text =
        document.replaceFirst("\"version\" : \"[^\"]*\",\n", "").getBytes(StandardCharsets.UTF_8);

    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text)))
        .as("the digest on %s of\n%s", System.getProperty("java.version"), document)
        .isEqualTo(DIGEST);
  }
}
