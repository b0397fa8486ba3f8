package dev.millrace.sim.binding;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.millrace.api.Secret;

/** Reads secrets, which are hidden in the resolved scenario and in every refusal. */
record SecretReader(Reading reading) implements ValueReader {

  @Override
  public String allowed() {
    return "a text, best from the environment: ${?NAME}";
  }

  @Override
  public Object read(ConfigValue value, String path) throws Refusal {
    if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
      throw Refusal.inWords("not a text; allowed: " + allowed());
    }
    String text = String.valueOf(value.unwrapped());
    if (text.equals(Secret.HIDDEN)) {
      throw Refusal.inWords(
          "hidden in this text, which Millrace wrote; allowed: --set %s=…, or %s"
              .formatted(path, allowed()));
    }
    reading.replace(value, ConfigValueFactory.fromAnyRef(Secret.HIDDEN));
    return new Secret(text);
  }
}
