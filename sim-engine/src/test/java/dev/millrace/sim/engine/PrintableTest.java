package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void controlCharacters_areEscaped() {
    assertThat(Printable.text("\u001b[31m \u0000 \u007f \u009b \b"))
        .isEqualTo("\\u001b[31m \\u0000 \\u007f \\u009b \\u0008");
  }

  @Test
  void bidirectionalMarks_areEscaped() {
    assertThat(Printable.text("\u061c\u200e\u200f\u202a\u202e\u2066\u2069"))
        .isEqualTo("\\u061c\\u200e\\u200f\\u202a\\u202e\\u2066\\u2069");
  }

  @Test
  void separatorsOfLines_areEscaped() {
    assertThat(Printable.text("\u2028\u2029\u0085")).isEqualTo("\\u2028\\u2029\\u0085");
  }

  @Test
  void lettersAndJoiners_stay() {
    String text = "Zürich ½ 東京 עברית \u200d 👩\u200d🚀 \\n";

    assertThat(Printable.text(text)).isEqualTo(text);
    assertThat(Printable.line(text)).isEqualTo(text);
  }

  @Test
  void text_keepsLineBreaksAndTabs() {
    assertThat(Printable.text("a\n\tb\r\nc")).isEqualTo("a\n\tb\r\nc");
  }

  @Test
  void text_escapesALoneCarriageReturn() {
    assertThat(Printable.text("done\rlost")).isEqualTo("done\\rlost");
  }

  @Test
  void line_escapesLineBreaksAndTabs() {
    assertThat(Printable.line("a\n\tb\r\nc")).isEqualTo("a\\n\\tb\\r\\nc");
  }
}
