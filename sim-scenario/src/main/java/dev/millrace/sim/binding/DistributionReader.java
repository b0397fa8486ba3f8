package dev.millrace.sim.binding;

import static java.util.stream.Collectors.joining;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.millrace.api.CountDistribution;
import dev.millrace.api.Distribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads quantities: a plain value is a constant, a block names a distribution.
 *
 * @param fixed reads a plain value
 * @param ofFixed converts a plain value to the setting
 * @param ofDrawn converts a distribution to the setting
 * @param parameters reads a distribution's parameters in the unit of the quantity
 */
record DistributionReader(
    ValueReader fixed,
    Function<Object, Object> ofFixed,
    Function<Distribution, Object> ofDrawn,
    RecordReader parameters,
    Reading reading)
    implements ValueReader {

  private static final String DISTRIBUTION = "a distribution";
  private static final TypeKey TYPE = TypeKey.of(Kind.DISTRIBUTION);

  static DistributionReader durations(Bounds bounds, Reading reading) {
    return new DistributionReader(
        Durations.durations(bounds),
        duration -> DurationDistribution.fixed((Duration) duration),
        DurationDistribution::new,
        new RecordReader(reading, Durations::quantities),
        reading);
  }

  static DistributionReader counts(Bounds bounds, Reading reading) {
    return new DistributionReader(
        Numbers.longs(bounds.notNegative()),
        count -> CountDistribution.fixed((Long) count),
        CountDistribution::new,
        new RecordReader(reading, Numbers::doubles),
        reading);
  }

  @Override
  public String allowed() {
    return fixed.allowed() + ", or " + DISTRIBUTION;
  }

  @Override
  public @Nullable Object read(ConfigValue value, String path) throws Refusal {
    if (value instanceof ConfigObject block) {
      return drawn(block, path);
    }
    try {
      Object plain = fixed.read(value, path);
      return plain == null ? null : ofFixed.apply(plain);
    } catch (Refusal refusal) {
      Refusal wider = refusal.or(DISTRIBUTION);
      String block = value.unwrapped() instanceof String text ? asBlock(text) : null;
      throw block == null ? wider : wider.suggesting(block);
    }
  }

  /** Returns the block for a name of a distribution without one; null if there is no such. */
  private @Nullable String asBlock(String text) {
    Components known = reading.components();
    String name = text.strip().replaceFirst("\\s*\\(.*", "");
    String type = Names.nearest(name, known.types(Kind.DISTRIBUTION)).orElse("");
    PluginBinding binding = known.find(Kind.DISTRIBUTION, type).orElse(null);
    if (binding == null || !Character.isLetter(name.charAt(0))) {
      return null;
    }
    ConfigObject defaults = known.defaults(binding);
    return RecordReader.required(binding.component().asSubclass(Record.class)).stream()
        .filter(key -> Blocks.get(defaults, key) == null)
        .map(key -> ", " + key + " = …")
        .collect(joining("", "{ type = " + type, " }"));
  }

  private @Nullable Object drawn(ConfigObject block, String path) {
    Components known = reading.components();
    String type = TYPE.read(block, path, known.types(Kind.DISTRIBUTION), reading.problems());
    PluginBinding binding = type == null ? null : known.find(Kind.DISTRIBUTION, type).orElse(null);
    if (binding == null) {
      return null;
    }
    ConfigObject filled = Defaults.fill(block, known.defaults(binding));
    reading.replace(block, filled);
    Record distribution =
        parameters.read(
            binding.component().asSubclass(Record.class), filled, path, Set.of(TYPE.key()));
    return distribution == null ? null : ofDrawn.apply((Distribution) distribution);
  }
}
