package dev.millrace.sim.binding;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

/**
 * A reader of settings that are a single value.
 *
 * @param allowed what is allowed
 * @param parser makes the setting from the value
 */
record ScalarReader(String allowed, Parser parser) implements ValueReader {

  /** Makes a setting from a value, or refuses it. */
  @FunctionalInterface
  interface Parser {
    Object parse(ConfigValue value) throws Refusal;
  }

  /** Makes a setting from the text of a value, or refuses it. */
  @FunctionalInterface
  interface TextParser {
    Object parse(String text) throws Refusal;
  }

  /** A reader for which quoted or not makes no difference, as HOCON users expect. */
  static ScalarReader ofText(String allowed, TextParser parser) {
    return new ScalarReader(
        allowed,
        value -> {
          ConfigValueType type = value.valueType();
          if (type == ConfigValueType.STRING) {
            return parser.parse((String) value.unwrapped());
          }
          if (type == ConfigValueType.NUMBER || type == ConfigValueType.BOOLEAN) {
            return parser.parse(value.render());
          }
          throw new Refusal(allowed);
        });
  }

  @Override
  public Object read(ConfigValue value, String path) throws Refusal {
    return parser.parse(value);
  }
}
