package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.millrace.sim.binding.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses overrides, each as if the line {@code key = value} ended the file. A block that names its
 * type replaces the block in the file instead of merging with it.
 */
final class Overrides {

  private final Problems problems;

  Overrides(Problems problems) {
    this.problems = problems;
  }

  /** Returns all values, of which the last takes precedence; malformed ones are reported. */
  Config parse(List<ScenarioOverride> overrides) {
    Config all = ConfigFactory.empty();
    for (ScenarioOverride override : overrides) {
      all = parse(override.origin(), override.text()).withFallback(all);
    }
    return all;
  }

  private Config parse(String origin, String override) {
    int equals = override.indexOf('=');
    if (equals < 0) {
      problems.add(origin, "", "no '='; allowed: key=value");
      return ConfigFactory.empty();
    }
    try {
      String key = ConfigUtil.joinPath(ConfigUtil.splitPath(override.substring(0, equals).strip()));
      String value = override.substring(equals + 1).strip();
      Config line = parse(key, isHocon(value) ? value : ConfigUtil.quoteString(value), origin);
      return namesType(value) ? line.withFallback(parse(key, "null", origin)) : line;
    } catch (ConfigException.BadPath e) {
      problems.add(origin, "", "no valid key before the '='; allowed: key=value");
      return ConfigFactory.empty();
    }
  }

  private static Config parse(String key, String value, String origin) {
    return ConfigFactory.parseString(
        key + " = " + value, ConfigParseOptions.defaults().setOriginDescription(origin));
  }

  /**
   * Returns whether a text is a HOCON value. Unquoted text is not: HOCON would treat {@code #} and
   * {@code //} in it as the start of a comment.
   */
  private static boolean isHocon(String text) {
    try {
      ConfigObject line = ConfigFactory.parseString("value = " + text).root();
      return line.size() == 1 && (text.contains("\"") || !isText(line.get("value")));
    } catch (ConfigException.Parse notHocon) {
      return false;
    }
  }

  private static boolean isText(@Nullable ConfigValue value) {
    try {
      return value == null || value.valueType() == ConfigValueType.STRING;
    } catch (ConfigException.NotResolved substitution) {
      return false;
    }
  }

  private static boolean namesType(String value) {
    return isHocon(value)
        && ConfigFactory.parseString("value = " + value).root().get("value")
            instanceof ConfigObject block
        && (block.containsKey("type") || block.containsKey("policy"));
  }
}
