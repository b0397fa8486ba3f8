package dev.millrace.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.Manual.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTest {

  private final PluginCatalog catalog = FakePlugin.catalog();

  @Test
  void manual_listsEveryKeyInTheOrderOfTheFile() {
    assertThat(entries(Kind.PRODUCER, "bursty"))
        .containsExactly(
            new Entry("burst", "", List.of("The burst itself.")),
            new Entry("burst.size", "100", List.of("How many messages.")),
            new Entry("burst.gap", "0s", List.of("The gap between them.", "Zero is allowed.")),
            new Entry("pause", "", List.of("The time from one burst to the next.")),
            new Entry("pause.mean", "1s", List.of()),
            new Entry("pause.type", "exponential", List.of()));
  }

  @Test
  void keysWithoutDefault_areRequiredOrOptional() {
    assertThat(entries(Kind.PRODUCER, "file-replay"))
        .extracting(Entry::path, Entry::value)
        .containsExactly(
            tuple("file", "required"),
            tuple("speed", "1"),
            tuple("on-error", "fail"),
            tuple("columns", "[0]"),
            tuple("separator", "\", \""),
            tuple("pattern", "optional"),
            tuple("max-gap", "optional"));
  }

  @Test
  void frameworkBlocks_haveAManual() {
    for (String block : Manual.RUNNER_BLOCKS) {
      assertThat(Manual.ofRunner(catalog, block))
          .isNotEmpty()
          .allSatisfy(entry -> assertThat(entry.comment()).isNotEmpty());
    }
    assertThat(Manual.ofRunner(catalog, "run"))
        .extracting(entry -> entry.path() + " = " + entry.value())
        .containsExactly(
            "engine = real",
            "seed = 1",
            "consumer-draws = per-worker",
            "duration = optional",
            "messages = optional",
            "warm-up = optional",
            "cool-down = 0s",
            "replications = 1",
            "precision = optional",
            "precision-of = sojourn.mean",
            "max-replications = 200",
            "stall-timeout = 10s",
            "drain-timeout = optional",
            "threads = platform",
            "pacing = park",
            "measure = auto");
    assertThat(Manual.ofRunner(catalog, "consumer-group"))
        .extracting(Entry::path)
        .containsExactly(
            "count",
            "scale",
            "scale.steps",
            "scale.min",
            "scale.max",
            "scale.add-when-longer-than",
            "scale.remove-when-shorter-than",
            "scale.check-interval",
            "scale.start-delay",
            "scale.cool-down",
            "batch",
            "batch.size",
            "batch.linger",
            "limit",
            "limit.rate",
            "limit.burst",
            "retry",
            "retry.attempts",
            "retry.delay",
            "retry.max-delay",
            "retry.max-elapsed");
  }

  @Test
  void summary_isTheFirstSentence() {
    assertThat(catalog.summary(catalog.find(Kind.PRODUCER, "bursty").orElseThrow()))
        .isEqualTo("Bursts and pauses.");
  }

  @Test
  void summary_ofRealTimeOnlyComponent_hasTheReason() {
    assertThat(catalog.summary(catalog.find(Kind.CONSUMER, "printer").orElseThrow()))
        .isEqualTo("Messages on paper. Real time only: it prints on paper.");
  }

  @Test
  void manual_beginsWithTheWholeComment() {
    assertThat(Manual.text(catalog, "bursty").orElseThrow().lines().skip(1).limit(2))
        .containsExactly("Bursts and pauses. They take turns", "for ever.");
  }

  private List<Entry> entries(Kind kind, String type) {
    return Manual.of(catalog, catalog.find(kind, type).orElseThrow());
  }
}
