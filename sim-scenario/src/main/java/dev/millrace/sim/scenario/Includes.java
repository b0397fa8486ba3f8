package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseable;
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

  private final List<ScenarioText> texts = new ArrayList<>();
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
    ConfigParseable included = context.relativeTo(what);
    String file = included == null ? null : included.origin().filename();
    if (file != null) {
      texts.add(ScenarioText.of(Path.of(file)));
    }
    if (library == null) {
      throw new IllegalStateException("the library set no includer");
    }
    return library.include(context, what);
  }

  /** Returns the problem behind a file that could not be read. */
  Problem unreadable(ConfigException.IO e) {
    ConfigOrigin origin = e.origin();
    String name = origin == null ? "" : origin.description();
    for (ScenarioText text : texts) {
      int line = lineOfInclude(text, name);
      if (line > 0) {
        return new Problem(text.name() + ":" + line, "", "include \"" + name + "\": no such file");
      }
    }
    return new Problem(texts.get(0).name(), "", "cannot be read: " + name);
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
