package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The key of a block that names one of several types.
 *
 * @param key the key: {@code type} or {@code policy}
 * @param label what it names, such as {@code overflow policy}
 */
public record TypeKey(String key, String label) {

  /** The type that the block at the path names; null when that was reported as a problem. */
  public @Nullable String read(
      ConfigObject block, String path, Collection<String> allowed, Problems problems) {
    ConfigValue value = Blocks.get(block, key);
    String keyPath = Names.path(path, key);
    if (value == null) {
      problems.add(
          Origins.where(block.origin()),
          keyPath,
          "missing; required: one of " + Names.list(allowed));
      return null;
    }
    String where = Origins.where(value.origin());
    if (!(value.unwrapped() instanceof String type)) {
      problems.add(
          where,
          keyPath,
          "found " + Found.words(value) + "; allowed: one of " + Names.list(allowed));
      return null;
    }
    if (!allowed.contains(type)) {
      problems.add(
          where, keyPath, "unknown " + label + " '" + type + "'" + Names.allowed(allowed, type));
      return null;
    }
    return type;
  }
}
