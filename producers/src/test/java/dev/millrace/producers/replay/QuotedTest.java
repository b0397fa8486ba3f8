package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

  @Test
  void quotedTextIsShortAndOnOneLine() {
    assertThat(Quoted.of("a\r\nb\tc")).isEqualTo("'a  b c'");
    assertThat(Quoted.of("x".repeat(80))).isEqualTo("'" + "x".repeat(80) + "'");
    assertThat(Quoted.of("x".repeat(81))).isEqualTo("'" + "x".repeat(80) + "…'");
  }
}
