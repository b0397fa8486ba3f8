package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The merging of default values under a block that a user wrote. */
public final class Defaults {

  /** The keys whose value decides which other keys a block has. */
  private static final List<String> DECIDING = List.of("type", "policy");

  private Defaults() {}

  /**
   * The block with what it lacks filled in, key by key and block by block. Where a block names
   * another {@code type} or {@code policy} than its default does, the default is of no use to it
   * and is dropped whole.
   *
   * <p>Every block of the result has the origin of the nearest block that the user wrote, so that a
   * missing key is reported there.
   */
  public static ConfigObject fill(ConfigObject block, ConfigObject defaults) {
    if (decideDifferently(block, defaults)) {
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

  private static boolean decideDifferently(ConfigObject block, ConfigObject defaults) {
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
