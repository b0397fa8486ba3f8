package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accessors of configuration blocks. */
public final class Blocks {

  private Blocks() {}

  /** Returns the value of a key, or null if the key is missing or set to null. */
  public static @Nullable ConfigValue get(ConfigObject block, String key) {
    ConfigValue value = block.get(key);
    return value == null || value.valueType() == ConfigValueType.NULL ? null : value;
  }

  /** Returns an empty block at the place of another value. */
  public static ConfigObject emptyAt(ConfigValue place) {
    return ConfigValueFactory.fromMap(Map.of()).withOrigin(place.origin());
  }

  /**
   * Returns the block at a key. A value of another type is reported.
   *
   * @param allowed the allowed value, as a noun phrase
   * @return the block; null if there is none
   */
  public static @Nullable ConfigObject nested(
      ConfigObject block, String key, String path, String allowed, Problems problems) {
    ConfigValue value = get(block, key);
    if (value == null || value instanceof ConfigObject) {
      return (ConfigObject) value;
    }
    problems.add(
        Origins.where(value.origin()),
        path,
        "found " + Found.words(value) + "; allowed: " + allowed);
    return null;
  }
}
