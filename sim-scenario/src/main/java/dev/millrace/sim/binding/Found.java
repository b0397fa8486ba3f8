package dev.millrace.sim.binding;

import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;

/** Describes a value of a configuration for messages. */
final class Found {

  private Found() {}

  static String words(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> "a block";
      case LIST -> "a list";
      case STRING -> ConfigUtil.quoteString((String) value.unwrapped());
      case NUMBER, BOOLEAN, NULL -> value.render();
    };
  }
}
