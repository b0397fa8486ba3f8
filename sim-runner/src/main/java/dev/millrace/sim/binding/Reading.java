package dev.millrace.sim.binding;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the readers of one binder share: where problems go, and what was filled in on the way. */
final class Reading {

  private final Distributions distributions;
  private final Problems problems;
  private final boolean complete;
  private final IdentityHashMap<ConfigValue, ConfigValue> replaced = new IdentityHashMap<>();

  /**
   * @param complete whether required keys have to be there and records are to be made; if not, only
   *     what is there is checked
   */
  Reading(Distributions distributions, Problems problems, boolean complete) {
    this.distributions = distributions;
    this.problems = problems;
    this.complete = complete;
  }

  Distributions distributions() {
    return distributions;
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
