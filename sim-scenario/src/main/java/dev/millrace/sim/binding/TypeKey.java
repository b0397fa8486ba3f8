package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.millrace.plugin.PluginBinding.Kind;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key of a block that names one of several types.
 *
 * @param key the key: {@code type} or {@code policy}
 * @param label the kind of its value, such as {@code overflow policy}
 * @param ambiguous names with different meanings in other libraries, each with the alternatives
 */
public record TypeKey(String key, String label, Map<String, String> ambiguous) {

  private static final String TWO_POLICIES =
      "; allowed: drop-newest (the arriving message is dropped), or replace-newest (the message that"
          + " was put last is dropped to make room for the arriving one)";

  private static final Map<String, String> POLICIES =
      Map.of("drop-latest", TWO_POLICIES, "drop-tail", TWO_POLICIES);

  /** Returns the key that names a component of a kind. */
  public static TypeKey of(Kind kind) {
    return kind == Kind.OVERFLOW_POLICY
        ? new TypeKey("policy", kind.label(), POLICIES)
        : new TypeKey("type", kind.label(), Map.of());
  }

  /** Returns whether the type of a block was set from outside the text. */
  static boolean isOverridden(ConfigObject block) {
    return named(block).anyMatch(type -> Origins.isOverride(type.origin()));
  }

  /** Returns whether the type of a block differs from cell to cell of a sweep. */
  static boolean isVaried(ConfigObject block) {
    return named(block).anyMatch(type -> Origins.isVaried(type.origin()));
  }

  /** Returns the place of an overridden type. */
  static String override(ConfigObject block) {
    return named(block).map(type -> Origins.where(type.origin())).findFirst().orElse("");
  }

  private static Stream<ConfigValue> named(ConfigObject block) {
    return Stream.of("type", "policy").map(key -> Blocks.get(block, key)).filter(Objects::nonNull);
  }

  /** Returns the type that a block names; null if a problem was reported. */
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
    return known(type, where, keyPath, allowed, problems);
  }

  /** Returns the type if it is allowed; null if a problem was reported. */
  @Nullable String known(
      String type, String where, String path, Collection<String> allowed, Problems problems) {
    if (!allowed.contains(type)) {
      problems.add(where, path, refusal(type, allowed));
      return null;
    }
    return type;
  }

  private String refusal(String type, Collection<String> allowed) {
    String choices = ambiguous.get(type);
    return choices == null
        ? "unknown "
            + label
            + " '"
            + type
            + "'"
            + Names.allowed(allowed, type)
            + ExamplePlugins.hint(label, type)
        : "'" + type + "' has different meanings in different libraries" + choices;
  }
}
