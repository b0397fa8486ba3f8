package dev.millrace.sim.binding;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

/**
 * Reads settings of a single value.
 *
 * @param allowed the allowed values, as a noun phrase
 * @param parser converts the value to the setting
 */
record ScalarReader(String allowed, Parser parser) implements ValueReader {

  /** Converts a value to a setting, or refuses it. */
  @FunctionalInterface
  interface Parser {
    Object parse(ConfigValue value) throws Refusal;
  }

  /** Converts the text of a value to a setting, or refuses it. */
  @FunctionalInterface
  interface TextParser {
    Object parse(String text) throws Refusal;
  }

  /** Returns a reader that treats quoted and unquoted values alike, as HOCON users expect. */
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
