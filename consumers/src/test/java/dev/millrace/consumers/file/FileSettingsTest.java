package dev.millrace.consumers.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSettingsTest {

  @ParameterizedTest
  @CsvSource({"7, 7", "7B, 7", "64kB, 64000", "100MB, 100000000", "2 GB, 2000000000"})
  void size_hasAUnit(String text, long bytes) {
    assertThat(FileSize.parse(text)).isEqualTo(new FileSize(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5MB", "many", "MB"})
  void size_otherText_isRefused(String text) {
    assertThatThrownBy(() -> FileSize.parse(text))
        .hasMessage(
            "found \"%s\"; allowed: a size of at least 1B, such as 64kB, 100MB or 2GB"
                .formatted(text));
  }

  @Test
  void size_thatIsTooLarge_isRefused() {
    assertThatThrownBy(() -> FileSize.parse("10000000TB"))
        .hasMessage("found \"10000000TB\"; allowed: a size of at most 9223372TB");
  }

  @ParameterizedTest
  @CsvSource({"never, -1", "each-batch, 0", "100ms, 100", "2s, 2000"})
  void fsync_isAWordOrAPeriod(String text, long millis) {
    assertThat(Fsync.parse(text)).isEqualTo(new Fsync(millis));
  }

  @Test
  void fsync_otherText_isRefused() {
    assertThatThrownBy(() -> Fsync.parse("often"))
        .hasMessage(
            "found \"often\"; allowed: never, each-batch, or a period of at least 1ms, such as 100ms");
  }
}
