package dev.millrace.sim.binding;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the readers of one binder share: where problems go, and what was filled in on the way. */
final class Reading {

  private static final int MOST_NESTED = 9;

  private final Components components;
  private final Problems problems;
  private final boolean complete;
  private final IdentityHashMap<ConfigValue, ConfigValue> replaced = new IdentityHashMap<>();
  private int depth;

  /**
   * @param complete whether required keys have to be there and records are to be made; if not, only
   *     what is there is checked
   */
  Reading(Components components, Problems problems, boolean complete) {
    this.components = components;
    this.problems = problems;
    this.complete = complete;
  }

  Components components() {
    return components;
  }

  Problems problems() {
    return problems;
  }

  boolean isComplete() {
    return complete;
  }

  void problem(ConfigValue place, String path, String what) {
    problems.add(Origins.where(place.origin()), path, what);
  }

  /** Reads a value; null when a problem was reported. */
  @Nullable Object read(ValueReader reader, ConfigValue value, String path) {
    try {
      return reader.read(value, path);
    } catch (Refusal refusal) {
      problem(value, path, refusal.words(value));
      return null;
    }
  }

  /**
   * Reads the settings of a component inside another's settings. Texts are finite, but a default
   * may lead back to itself: so there is an end to it.
   */
  @Nullable Object nested(Supplier<? extends @Nullable Object> inner) throws Refusal {
    if (depth == MOST_NESTED) {
      throw Refusal.inWords(
          "nested more than "
              + MOST_NESTED
              + " deep; allowed: a default that does not lead back to itself");
    }
    depth++;
    try {
      return inner.get();
    } finally {
      depth--;
    }
  }

  /** Remembers what stands for a value once defaults are filled in and paths are absolute. */
  void replace(ConfigValue value, ConfigValue by) {
    replaced.put(value, by);
  }

  /** The value with all that was filled in while it was read. */
  ConfigValue resolved(ConfigValue value) {
    ConfigValue current = replaced.getOrDefault(value, value);
    if (current instanceof ConfigObject block) {
      Map<String, ConfigValue> resolved = new LinkedHashMap<>();
      block.forEach((key, nested) -> resolved.put(key, resolved(nested)));
      return ConfigValueFactory.fromMap(resolved);
    }
    if (current instanceof ConfigList list) {
      return ConfigValueFactory.fromIterable(list.stream().map(this::resolved).toList());
    }
    return current;
  }
}
