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

/** The state shared by the readers of one binder: problems, and values that were replaced. */
final class Reading {

  private static final int MAX_DEPTH = 9;

  private final Components components;
  private final Problems problems;
  private final ReadingCalls calls;
  private final boolean complete;
  private final IdentityHashMap<ConfigValue, ConfigValue> replaced = new IdentityHashMap<>();
  private final IdentityHashMap<ConfigValue, ConfigValue> leftOut = new IdentityHashMap<>();
  private int depth;

  /**
   * Creates a state.
   *
   * @param calls the calls of plug-in code
   * @param complete whether required keys must exist and records are created; otherwise only the
   *     existing keys are checked
   */
  Reading(Components components, Problems problems, ReadingCalls calls, boolean complete) {
    this.components = components;
    this.problems = problems;
    this.calls = calls;
    this.complete = complete;
  }

  Components components() {
    return components;
  }

  Problems problems() {
    return problems;
  }

  ReadingCalls calls() {
    return calls;
  }

  boolean isComplete() {
    return complete;
  }

  void problem(ConfigValue place, String path, String what) {
    problems.add(Origins.where(place.origin()), path, what);
  }

  /** Reads a value; null if a problem was reported. */
  @Nullable Object read(ValueReader reader, ConfigValue value, String path) {
    try {
      return reader.read(value, path);
    } catch (Refusal refusal) {
      problem(value, path, refusal.words(value));
      return null;
    }
  }

  /**
   * Reads the settings of a component within other settings. The depth is limited because a default
   * may refer to itself.
   */
  @Nullable Object nested(Supplier<? extends @Nullable Object> inner) throws Refusal {
    if (depth == MAX_DEPTH) {
      throw Refusal.inWords(
          "nested more than "
              + MAX_DEPTH
              + " deep; allowed: a default that does not refer to itself");
    }
    depth++;
    try {
      return inner.get();
    } finally {
      depth--;
    }
  }

  /** Records the replacement of a value by one with defaults filled in or an absolute path. */
  void replace(ConfigValue value, ConfigValue by) {
    replaced.put(value, by);
  }

  /** Leaves out the value of a key that a type set from outside the text does not have. */
  void leaveOut(ConfigValue value, String path, String override) {
    problems.warn(
        Problem.leftOut(
            Origins.where(value.origin()), path, "not a key of the type set by " + override));
    leftOut.put(value, value);
  }

  /** Returns a value with all replacements made. */
  ConfigValue resolved(ConfigValue value) {
    ConfigValue current = replaced.getOrDefault(value, value);
    if (current instanceof ConfigObject block) {
      Map<String, ConfigValue> resolved = new LinkedHashMap<>();
      block.forEach(
          (key, nested) -> {
            if (!leftOut.containsKey(nested)) {
              resolved.put(key, resolved(nested));
            }
          });
      return ConfigValueFactory.fromMap(resolved);
    }
    if (current instanceof ConfigList list) {
      return ConfigValueFactory.fromIterable(list.stream().map(this::resolved).toList());
    }
    return current;
  }
}
