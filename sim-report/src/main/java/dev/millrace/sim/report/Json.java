package dev.millrace.sim.report;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.millrace.sim.binding.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.StringJoiner;

/**
 * Serialises reports as JSON. Nulls are omitted. Decimals have nine significant digits, in plain
 * notation: the shortest text of a double differs between JDKs.
 */
public final class Json {

  private static final MathContext SIGNIFICANT_DIGITS = new MathContext(9);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(new Decimals())
                  .addSerializer(double.class, new Decimals()))
          .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
          .defaultPropertyInclusion(Value.construct(Include.NON_NULL, Include.NON_NULL))
          .build();

  private static final ObjectWriter WRITER =
      MAPPER.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  /** Returns a report as an indented document that ends with a line feed. */
  public static String of(Record report) {
    try {
      return WRITER.writeValueAsString(report) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a report on one line that ends with a line feed. */
  public static String line(Record report) {
    try {
      return MAPPER.writeValueAsString(report) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a report.
   *
   * @throws IOException if the text is no report of this type
   */
  public static <R extends Record> R read(String text, Class<R> type) throws IOException {
    R report = MAPPER.readValue(text, type);
    if (report == null) {
      throw new IOException("nothing to read");
    }
    return report;
  }

  /** Returns a constant as a document has it. */
  static String name(Enum<?> constant) {
    return Names.kebabCase(constant.name());
  }

  /** Returns a number as a document has it. */
  static String decimal(double number) {
    return new BigDecimal(number).round(SIGNIFICANT_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** Writes a column of numbers on one line. */
  static final class OnOneLine extends StdSerializer<List<?>> {

    OnOneLine() {
      super(List.class, false);
    }

    @Override
    public void serialize(List<?> numbers, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      StringJoiner line = new StringJoiner(", ", "[", "]");
      for (Object number : numbers) {
        line.add(number instanceof Double decimal ? decimal(decimal) : String.valueOf(number));
      }
      json.writeRawValue(line.toString());
    }
  }

  private static final class Decimals extends StdSerializer<Double> {

    Decimals() {
      super(Double.class);
    }

    @Override
    public void serialize(Double number, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeNumber(decimal(number));
    }
  }
}
