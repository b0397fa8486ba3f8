package dev.millrace.sim.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.millrace.sim.study.Estimate;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writer of values as JSON. Decimals have nine significant digits, in decimal notation: the
 * shortest text of a double is not the same on every JDK. What is not a finite number is left out.
 */
final class JsonFigures {

  private static final MathContext DIGITS = new MathContext(9);

  private final JsonGenerator json;

  JsonFigures(JsonGenerator json) {
    this.json = json;
  }

  /** Begins an object; without a name within a list. */
  void begin(@Nullable String name) throws IOException {
    if (name != null) {
      json.writeFieldName(name);
    }
    json.writeStartObject();
  }

  void end() throws IOException {
    json.writeEndObject();
  }

  void beginList(String name) throws IOException {
    json.writeArrayFieldStart(name);
  }

  void endList() throws IOException {
    json.writeEndArray();
  }

  void text(String name, String text) throws IOException {
    json.writeStringField(name, text);
  }

  void texts(String name, List<String> texts) throws IOException {
    beginList(name);
    for (String text : texts) {
      json.writeString(text);
    }
    endList();
  }

  void truth(String name, boolean truth) throws IOException {
    json.writeBooleanField(name, truth);
  }

  void count(String name, long count) throws IOException {
    json.writeNumberField(name, count);
  }

  void number(String name, @Nullable Double number) throws IOException {
    if (number != null && Double.isFinite(number)) {
      json.writeFieldName(name);
      json.writeNumber(
          number == 0
              ? "0"
              : new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString());
    }
  }

  /** A figure with its interval, if it has one. */
  void estimate(String name, Estimate estimate) throws IOException {
    begin(name);
    number("value", estimate.value());
    number("low", estimate.low());
    number("high", estimate.high());
    end();
  }
}
