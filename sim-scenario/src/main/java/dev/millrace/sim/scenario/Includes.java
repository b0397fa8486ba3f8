package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseable;
import com.typesafe.config.ConfigSyntax;
import dev.millrace.sim.binding.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves includes to the library and records the files, to find the line of an include that fails:
 * the library does not report it.
 */
final class Includes implements ConfigIncluder {

  private static final List<String> ENDINGS = List.of("", ".conf", ".json", ".properties");

  private final List<ScenarioText> texts = new ArrayList<>();
  private final List<String> empty = new ArrayList<>();
  private @Nullable ConfigIncluder library;

  Includes(ScenarioText text) {
    texts.add(text);
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    library = fallback;
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (library == null) {
      throw new IllegalStateException("the library set no includer");
    }
    ConfigParseable written = null;
    for (String ending : ENDINGS) {
      ConfigParseable found = context.relativeTo(what + ending);
      String file = found == null ? null : found.origin().filename();
      if (file != null) {
        texts.add(ScenarioText.of(Path.of(file)));
        written = ending.isEmpty() ? found : written;
      }
    }
    ConfigObject content = library.include(context, what);
    if (content.isEmpty() && written != null) {
      // The library ignores a file with an ending that it does not know.
      content = written.parse(context.parseOptions().setSyntax(ConfigSyntax.CONF));
    }
    if (content.isEmpty()) {
      empty.add(what);
    }
    return content;
  }

  /** Returns the texts that were read: the scenario first, then the files it includes. */
  List<ScenarioText> texts() {
    return texts;
  }

  /** Returns the includes that found no file, or one without keys, each with its place. */
  List<String> empty() {
    return empty.stream()
        .map(what -> "include \"%s\" (%s)".formatted(what, placeOf(what)))
        .toList();
  }

  private String placeOf(String include) {
    for (ScenarioText text : texts) {
      int line = lineOfInclude(text, include);
      if (line > 0) {
        return text.name() + ":" + line;
      }
    }
    return texts.get(0).name();
  }

  /** Returns the problem behind a file that could not be read. */
  Problem unreadable(ConfigException.IO e) {
    ConfigOrigin origin = e.origin();
    String name = origin == null ? "" : origin.description();
    String place = placeOf(name);
    return place.equals(texts.get(0).name())
        ? new Problem(place, "", "cannot be read: " + name)
        : new Problem(place, "", "include \"" + name + "\": no such file");
  }

  private static int lineOfInclude(ScenarioText text, String name) {
    try {
      List<String> lines = text.lines();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains("include") && lines.get(i).contains('"' + name + '"')) {
          return i + 1;
        }
      }
    } catch (IOException e) {
      // An unreadable file has no such line.
    }
    return 0;
  }
}
