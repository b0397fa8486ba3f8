package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes the block that a settings record requires, for manuals. */
public final class Shape {

  private Shape() {}

  /** Returns whether a key may have no value. */
  public static boolean isOptional(@Nullable Class<?> settings, String key) {
    return component(settings, key).map(RecordReader::isOptional).orElse(false);
  }

  /** Returns the record to which a nested block is bound; null if it is not known. */
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
