package dev.millrace.sim.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
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

/**
 * Serialises reports as JSON. Nulls are omitted. Decimals have nine significant digits, in plain
 * notation: the shortest text of a double differs between JDKs.
 */
public final class Json {

  private static final MathContext SIGNIFICANT_DIGITS = new MathContext(9);

  private static final ObjectWriter WRITER = writer();

  private Json() {}

  /** Returns a report as an indented document that ends with a line feed. */
  public static String of(Record report) {
    try {
      return WRITER.writeValueAsString(report) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectWriter writer() {
    SimpleModule formats = new SimpleModule();
    formats.addSerializer(new Decimals());
    formats.addSerializer(double.class, new Decimals());
    formats.addSerializer(new Constants());
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return JsonMapper.builder()
        .addModule(formats)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
        .build()
        .writer(printer);
  }

  private static final class Decimals extends StdSerializer<Double> {

    Decimals() {
      super(Double.class);
    }

    @Override
    public void serialize(Double number, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeNumber(
          number == 0
              ? "0"
              : new BigDecimal(number)
                  .round(SIGNIFICANT_DIGITS)
                  .stripTrailingZeros()
                  .toPlainString());
    }
  }

  private static final class Constants extends StdSerializer<Enum<?>> {

    Constants() {
      super(Enum.class, false);
    }

    @Override
    public void serialize(Enum<?> constant, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Names.kebabCase(constant.name()));
    }
  }
}
