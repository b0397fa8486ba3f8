package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merges default values into a block that a user wrote. */
public final class Defaults {

  /** The keys whose value determines the other keys of a block. */
  private static final List<String> DECIDING = List.of("type", "policy");

  private Defaults() {}

  /**
   * Returns the block with missing keys filled in, recursively. A default block with another {@code
   * type} or {@code policy} is ignored as a whole.
   *
   * <p>Each block of the result has the origin of the nearest block that the user wrote, so that a
   * missing key is reported there.
   */
  public static ConfigObject fill(ConfigObject block, ConfigObject defaults) {
    if (haveDifferentTypes(block, defaults)) {
      return block;
    }
    Map<String, ConfigValue> filled = new LinkedHashMap<>(block);
    defaults.forEach((key, value) -> filled.put(key, fillKey(block, key, value)));
    return ConfigValueFactory.fromMap(filled).withOrigin(block.origin());
  }

  private static ConfigValue fillKey(ConfigObject block, String key, ConfigValue fallback) {
    ConfigValue own = block.get(key);
    if (own == null) {
      return fallback instanceof ConfigObject nested
          ? fill(Blocks.emptyAt(block), nested)
          : fallback;
    }
    return own instanceof ConfigObject ownBlock && fallback instanceof ConfigObject nested
        ? fill(ownBlock, nested)
        : own;
  }

  private static boolean haveDifferentTypes(ConfigObject block, ConfigObject defaults) {
    for (String key : DECIDING) {
      ConfigValue own = Blocks.get(block, key);
      ConfigValue fallback = Blocks.get(defaults, key);
      if (own != null && fallback != null && !own.unwrapped().equals(fallback.unwrapped())) {
        return true;
      }
    }
    return false;
  }
}
