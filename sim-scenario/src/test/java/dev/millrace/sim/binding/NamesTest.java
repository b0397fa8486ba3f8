package dev.millrace.sim.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  private static final List<String> NAMES =
      List.of("type", "count", "log", "max-delay", "drop-newest", "drop-oldest", "p99");

  @ParameterizedTest
  @CsvSource({
    "maxDelay, max-delay",
    "MAX_DELAY, max-delay",
    "p99, p99",
    "aTextURL, a-text-url",
    "URLText, url-text",
    "JsonLines, json-lines"
  })
  void javaName_becomesAKey(String name, String key) {
    assertThat(Names.kebabCase(name)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "tpye, type",
    "lg, log",
    "maxDelay, max-delay",
    "MAX_DELAY, max-delay",
    "drop-oldst, drop-oldest",
    "p95, p99"
  })
  void misspeltName_hasASuggestion(String found, String meant) {
    assertThat(Names.nearest(found, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"x", "mode", "delay", "capacity", "newest"})
  void dissimilarName_hasNoSuggestion(String found) {
    assertThat(Names.nearest(found, NAMES)).isEmpty();
  }

  @Test
  void specialKeys_areQuotedInPaths() {
    assertThat(Names.path("", "a b")).isEqualTo("\"a b\"");
    assertThat(Names.path("producers", "a.b")).isEqualTo("producers.\"a.b\"");
    assertThat(Names.path("producers", "a-b")).isEqualTo("producers.a-b");
  }
}
