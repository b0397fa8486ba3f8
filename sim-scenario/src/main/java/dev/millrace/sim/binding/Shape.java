package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a settings record demands of its block, for manuals. */
public final class Shape {

  private Shape() {}

  /** Whether a key may go without a value. */
  public static boolean isOptional(@Nullable Class<?> settings, String key) {
    return component(settings, key).map(RecordReader::isOptional).orElse(false);
  }

  /** The record that a nested block is bound to; null if it is bound to none that is known. */
  public static @Nullable Class<?> nested(
      @Nullable Class<?> settings, String key, ConfigObject block) {
    Class<?> type = component(settings, key).<Class<?>>map(RecordComponent::getType).orElse(null);
    ConfigValue variant = Blocks.get(block, "type");
    return type != null && type.isSealed() && variant != null
        ? VariantReader.variants(type).get(String.valueOf(variant.unwrapped()))
        : type;
  }

  private static Optional<RecordComponent> component(@Nullable Class<?> settings, String key) {
    return settings == null || !settings.isRecord()
        ? Optional.empty()
        : Arrays.stream(settings.getRecordComponents())
            .filter(component -> Names.key(component).equals(key))
            .findFirst();
  }
}
