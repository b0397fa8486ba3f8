package dev.millrace.sim.binding;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads blocks whose {@code type} selects one record of a sealed interface. */
final class VariantReader implements ValueReader {

  private static final TypeKey TYPE = new TypeKey("type", "type", Map.of());

  private final Map<String, Class<? extends Record>> variants;
  private final RecordReader records;
  private final Reading reading;

  VariantReader(Class<?> family, RecordReader records, Reading reading) {
    this.variants = variants(family);
    this.records = records;
    this.reading = reading;
  }

  /** Returns the records of a sealed interface by their types. */
  static Map<String, Class<? extends Record>> variants(Class<?> family) {
    Map<String, Class<? extends Record>> variants = new TreeMap<>();
    for (Class<?> member : requireNonNull(family.getPermittedSubclasses())) {
      if (!member.isRecord()) {
        throw new SettingsMistake(member.getName() + " is not a record");
      }
      variants.put(typeName(member, family), member.asSubclass(Record.class));
    }
    return variants;
  }

  /** Returns the name of a type: {@code csv} for the {@code CsvFormat} of a {@code Format}. */
  private static String typeName(Class<?> member, Class<?> family) {
    String name = member.getSimpleName();
    String suffix = family.getSimpleName();
    return Names.kebabCase(
        name.endsWith(suffix) && !name.equals(suffix)
            ? name.substring(0, name.length() - suffix.length())
            : name);
  }

  @Override
  public String allowed() {
    return "a block whose type is one of " + Names.list(variants.keySet());
  }

  @Override
  public @Nullable Object read(ConfigValue value, String path) throws Refusal {
    if (!(value instanceof ConfigObject block)) {
      throw new Refusal(allowed());
    }
    String type = TYPE.read(block, path, variants.keySet(), reading.problems());
    return type == null
        ? null
        : records.read(requireNonNull(variants.get(type)), block, path, Set.of(TYPE.key()));
  }
}
