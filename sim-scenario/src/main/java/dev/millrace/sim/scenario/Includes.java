package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseable;
import dev.millrace.sim.binding.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The includes of a scenario: done by the library, and kept in mind to find the line of the one
 * that fails, which the library does not tell.
 */
final class Includes implements ConfigIncluder {

  private final List<Path> files = new ArrayList<>();
  private @Nullable ConfigIncluder library;

  /**
   * @param file the file of the scenario
   */
  Includes(Path file) {
    files.add(file);
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
      files.add(Path.of(file));
    }
    if (library == null) {
      throw new IllegalStateException("no includer to do the work");
    }
    return library.include(context, what);
  }

  /** The problem behind a file that could not be read. */
  Problem unreadable(ConfigException.IO e) {
    ConfigOrigin origin = e.origin();
    String name = origin == null ? "" : origin.description();
    for (Path file : files) {
      int line = lineOfInclude(file, name);
      if (line > 0) {
        return new Problem(file + ":" + line, "", "include \"" + name + "\": no such file");
      }
    }
    return new Problem(files.get(0).toString(), "", "cannot be read: " + name);
  }

  private static int lineOfInclude(Path file, String name) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains("include") && lines.get(i).contains('"' + name + '"')) {
          return i + 1;
        }
      }
    } catch (IOException noText) {
      // A file that cannot be read has no line that includes another.
    }
    return 0;
  }
}
