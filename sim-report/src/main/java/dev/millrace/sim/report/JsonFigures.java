package dev.millrace.sim.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.millrace.sim.study.Estimate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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

  private JsonFigures(JsonGenerator json) {
    this.json = json;
  }

  /** What writes the keys of a document. */
  interface Keys {
    void write(JsonFigures json) throws IOException;
  }

  /** A document with these keys; it ends with a line end. */
  static String document(Keys keys) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      var indenter = new DefaultIndenter("  ", "\n");
      var printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(indenter);
      printer.indentArraysWith(indenter);
      generator.setPrettyPrinter(printer);
      JsonFigures json = new JsonFigures(generator);
      json.begin(null);
      keys.write(json);
      json.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter does not fail", e);
    }
    return text + "\n";
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

  void counts(String name, List<Long> counts) throws IOException {
    beginList(name);
    for (long count : counts) {
      json.writeNumber(count);
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

  /** A figure with its interval, if it has one; left out if it is of nothing. */
  void estimate(String name, Estimate estimate) throws IOException {
    if (Double.isNaN(estimate.value())) {
      return;
    }
    begin(name);
    number("value", estimate.value());
    number("low", estimate.low());
    number("high", estimate.high());
    end();
  }
}
