package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of blocks again and again. */
public final class Blocks {

  private Blocks() {}

  /** The value of a key; null when the key is missing, or set to null, which is the same. */
  public static @Nullable ConfigValue get(ConfigObject block, String key) {
    ConfigValue value = block.get(key);
    return value == null || value.valueType() == ConfigValueType.NULL ? null : value;
  }

  /** A block without keys, at the place of another. */
  public static ConfigObject emptyAt(ConfigValue place) {
    return ConfigValueFactory.fromMap(Map.of()).withOrigin(place.origin());
  }

  /**
   * The block that stands at a key. If something else stands there, that is reported.
   *
   * @param allowed what has to stand there, as a noun phrase
   * @return the block; null when something else or nothing stands there
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
