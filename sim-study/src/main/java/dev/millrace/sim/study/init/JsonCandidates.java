package dev.millrace.sim.study.init;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the fields of JSON lines that could hold the time. */
final class JsonCandidates {

  private static final int MAX_LINES = 1000;

  /** The share of lines that are objects below which a file is not JSON lines. */
  private static final double MIN_OBJECTS = 0.5;

  /** The share of objects with a field below which it does not hold the time. */
  private static final double MIN_SHARE = 0.9;

  private JsonCandidates() {}

  static List<Candidate> of(TraceHead head) {
    List<String> lines =
        head.lines().stream().filter(line -> !line.isBlank()).limit(MAX_LINES).toList();
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int objects = 0;
    for (String line : lines) {
      ConfigObject object = parse(line);
      if (object != null) {
        objects++;
        collect("", object, fields);
      }
    }
    List<Candidate> found = new ArrayList<>();
    if (objects < MIN_OBJECTS * lines.size()) {
      return found;
    }
    for (var field : fields.entrySet()) {
      if (field.getValue().size() >= MIN_SHARE * objects) {
        Candidate candidate =
            Candidate.of(
                "field " + field.getKey(),
                field.getKey(),
                field.getValue(),
                true,
                (format, regex) ->
                    List.of(
                        "{ type = json-lines, time-field = %s, time-format = %s }"
                            .formatted(
                                Candidate.quoted(field.getKey()), Candidate.quoted(format))));
        if (candidate != null) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  private static @Nullable ConfigObject parse(String line) {
    if (!line.stripLeading().startsWith("{")) {
      return null;
    }
    try {
      Config parsed =
          ConfigFactory.parseString(
              line, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
      return parsed.root();
    } catch (ConfigException | StackOverflowError e) {
      return null;
    }
  }

  private static void collect(String path, ConfigObject object, Map<String, List<String>> fields) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      String name = path + entry.getKey();
      ConfigValue value = entry.getValue();
      if (value instanceof ConfigObject child) {
        collect(name + ".", child, fields);
      } else if (value.valueType() == ConfigValueType.STRING) {
        fields.computeIfAbsent(name, key -> new ArrayList<>()).add((String) value.unwrapped());
      } else if (value.valueType() == ConfigValueType.NUMBER) {
        fields
            .computeIfAbsent(name, key -> new ArrayList<>())
            .add(new BigDecimal(value.unwrapped().toString()).toPlainString());
      }
    }
  }
}
