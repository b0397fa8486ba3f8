package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
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

/** The reading of a scenario's text: includes, values of the command line, substitutions. */
final class ScenarioSource {

  private final Problems problems;

  ScenarioSource(Problems problems) {
    this.problems = problems;
  }

  /** The text of a scenario, resolved; null when it cannot be read, which is then reported. */
  @Nullable ConfigObject read(Path file, List<CommandLineValue> values) {
    Config commandLine = new Overrides(problems).parse(values);
    Config text = parse(file);
    ConfigObject resolved =
        text == null
            ? null
            : new Substitutions(problems, file).resolve(commandLine.withFallback(text));
    // The origin of the whole would be a merge of many: what the whole lacks, the file lacks.
    return resolved == null
        ? null
        : resolved.withOrigin(ConfigOriginFactory.newFile(file.toString()).withLineNumber(1));
  }

  private @Nullable Config parse(Path file) {
    if (file.toString().isEmpty()) {
      problems.add("FILE", "", "an empty name; allowed: the file of a scenario");
      return null;
    }
    if (!Files.exists(file)) {
      problems.add(file.toString(), "", "no such file" + sibling(file));
      return null;
    }
    if (Files.isDirectory(file)) {
      problems.add(file.toString(), "", "a folder; allowed: a file");
      return null;
    }
    Includes includes = new Includes(file);
    try {
      return ConfigFactory.parseFile(
          withFolder(file).toFile(),
          ConfigParseOptions.defaults()
              .setAllowMissing(false)
              .setSyntax(ConfigSyntax.CONF)
              .setIncluder(includes));
    } catch (ConfigException.IO e) {
      problems.add(includes.unreadable(e));
    } catch (ConfigException e) {
      problems.add(HoconMistake.of(e, file.toString()));
    }
    return null;
  }

  /** The library finds an include only beside a file that names its folder. */
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
