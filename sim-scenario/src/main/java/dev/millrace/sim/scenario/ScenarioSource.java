package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import dev.millrace.sim.binding.HoconMistake;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses the text of a scenario: includes, overrides, substitutions. */
final class ScenarioSource {

  private final Problems problems;

  ScenarioSource(Problems problems) {
    this.problems = problems;
  }

  /**
   * A text that has been read.
   *
   * @param root the text, resolved
   */
  record Source(ConfigObject root, Written written) {}

  /**
   * A text that has been parsed, with some overrides. Immutable, hence thread-safe.
   *
   * @param config the text and the overrides, with their substitutions
   */
  record Parsed(ScenarioText text, Config config, Includes includes, Written written) {

    /** Returns the text with more overrides, which take precedence. */
    Parsed with(Config overriding) {
      return new Parsed(text, overriding.withFallback(config), includes, written);
    }

    /** Returns the text with values for keys that it does not set. */
    Parsed withFallback(Config defaults) {
      return new Parsed(text, config.withFallback(defaults), includes, written);
    }

    /** Returns the text with its substitutions made, or null if problems were reported. */
    @Nullable Source resolve(Problems problems) {
      ConfigObject resolved =
          new Substitutions(problems, text.name(), () -> Written.unresolvable(includes))
              .resolve(config);
      // Otherwise the origin would be a merge of all files, and no place for a missing block.
      return resolved == null
          ? null
          : new Source(resolved.withOrigin(origin(text).withLineNumber(1)), written);
    }
  }

  /** Returns a text, or null if problems with it were reported. */
  @Nullable Source read(ScenarioText text, List<ScenarioOverride> overrides) {
    Parsed parsed = parse(text, overrides);
    return parsed == null ? null : parsed.resolve(problems);
  }

  /** Parses a text and overrides of it; returns null if the text has problems. */
  @Nullable Parsed parse(ScenarioText text, List<ScenarioOverride> overrides) {
    Config overriding = new Overrides(problems).parse(overrides);
    Includes includes = new Includes(text);
    Config parsed = parse(text, includes);
    return parsed == null
        ? null
        : new Parsed(text, overriding.withFallback(parsed), includes, Written.of(includes));
  }

  private static ConfigOrigin origin(ScenarioText text) {
    return text.file() == null
        ? ConfigOriginFactory.newSimple(text.name())
        : ConfigOriginFactory.newFile(text.name());
  }

  private @Nullable Config parse(ScenarioText text, Includes includes) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setAllowMissing(false)
            .setSyntax(ConfigSyntax.CONF)
            .setIncluder(includes);
    Path file = text.file();
    if (file != null && !isFile(file)) {
      return null;
    }
    try {
      return file == null
          ? ConfigFactory.parseString(text.string(), options.setOriginDescription(text.name()))
          : ConfigFactory.parseFile(withFolder(file).toFile(), options);
    } catch (ConfigException.IO e) {
      problems.add(includes.unreadable(e));
    } catch (ConfigException e) {
      problems.add(HoconMistake.of(e, text.name()));
    }
    return null;
  }

  private boolean isFile(Path file) {
    if (file.toString().isEmpty()) {
      problems.add("FILE", "", "an empty name; allowed: the file of a scenario");
      return false;
    }
    if (!Files.exists(file)) {
      problems.add(file.toString(), "", "no such file" + sibling(file));
      return false;
    }
    if (Files.isDirectory(file)) {
      problems.add(file.toString(), "", "a folder; allowed: a file");
      return false;
    }
    return true;
  }

  /** Names the folder explicitly: otherwise the library finds no include beside the file. */
  private static Path withFolder(Path file) {
    return file.getParent() == null ? Path.of(".").resolve(file) : file;
  }

  private static String sibling(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path name = file.getFileName();
    if (folder == null || name == null) {
      return "";
    }
    try (Stream<Path> siblings = Files.list(folder)) {
      List<String> names =
          siblings
              .filter(Files::isRegularFile)
              .map(sibling -> String.valueOf(sibling.getFileName()))
              .toList();
      return Names.nearest(name.toString(), names)
          .map(near -> "; did you mean '" + file.resolveSibling(near) + "'?")
          .orElse("");
    } catch (IOException noSuchFolder) {
      return "";
    }
  }
}
