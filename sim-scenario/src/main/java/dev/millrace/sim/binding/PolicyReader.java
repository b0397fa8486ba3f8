package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads overflow policies within other settings: a name, or a block with settings. */
record PolicyReader(RecordReader records, Reading reading) implements ValueReader {

  private static final TypeKey POLICY = TypeKey.of(Kind.OVERFLOW_POLICY);

  @Override
  public String allowed() {
    return "the name of an overflow policy, or a block such as { policy = drop-newest }";
  }

  @Override
  public @Nullable Object read(ConfigValue value, String path) throws Refusal {
    Components known = reading.components();
    List<String> types = known.types(Kind.OVERFLOW_POLICY);
    ConfigObject block;
    String type;
    if (value instanceof ConfigObject own) {
      block = own;
      type = POLICY.read(own, path, types, reading.problems());
    } else if (value.unwrapped() instanceof String name) {
      block = blockOf(name, value);
      type = POLICY.known(name, Origins.where(value.origin()), path, types, reading.problems());
    } else {
      throw new Refusal(allowed());
    }
    PluginBinding binding =
        type == null ? null : known.find(Kind.OVERFLOW_POLICY, type).orElse(null);
    if (binding == null) {
      return null;
    }
    ConfigObject filled = Defaults.fill(block, known.defaults(binding));
    reading.replace(value, filled);
    return reading.nested(
        () ->
            records.read(
                binding.component().asSubclass(Record.class), filled, path, Set.of(POLICY.key())));
  }

  private static ConfigObject blockOf(String name, ConfigValue place) {
    return ConfigValueFactory.fromMap(Map.of(POLICY.key(), name)).withOrigin(place.origin());
  }
}
