package dev.millrace.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {

  private static final String WORDS = "word ".repeat(20).strip();

  private final Lines lines = new Lines();

  @Test
  void row_tooLong_isWrappedBelowItsContent() {
    lines.row("label", WORDS);

    assertThat(lines.text().lines())
        .containsExactly(
            "  label       " + "word ".repeat(13).strip(),
            "              " + "word ".repeat(7).strip());
  }

  @Test
  void sentence_tooLong_isWrappedWithIndent() {
    lines.sentence(WORDS);

    assertThat(lines.text().lines())
        .containsExactly("  " + "word ".repeat(15).strip(), "    " + "word ".repeat(5).strip());
  }

  @Test
  void row_ofOneLongWord_isNotWrapped() {
    lines.row("label", "w".repeat(100));

    assertThat(lines.text().lines()).containsExactly("  label       " + "w".repeat(100));
  }

  @Test
  void row_isNotWrappedWithinAPercentage() {
    lines.row("label", "w".repeat(60) + " < 0.1 %");

    assertThat(lines.text().lines())
        .containsExactly("  label       " + "w".repeat(60), "              < 0.1 %");
  }

  @Test
  void row_with80Columns_isNotWrapped() {
    lines.row("label", "word ".repeat(13) + "w");

    assertThat(lines.text().lines()).singleElement().asString().hasSize(80);
  }
}
