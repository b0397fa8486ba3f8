package dev.millrace.sim.plugins;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import dev.millrace.sim.binding.HoconMistake;
import dev.millrace.sim.binding.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** Reads the files of default values and comments, which are the manual of all plug-ins. */
final class ReferenceConf {

  static final String NAME = "reference.conf";

  private ReferenceConf() {}

  /** Returns all of them on the class path, merged. */
  static Config ofClassPath(ClassLoader loader, Problems problems) {
    try {
      Config all = ConfigFactory.empty();
      for (URL file : Collections.list(loader.getResources(NAME))) {
        try (InputStream stream = file.openStream()) {
          String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          all = all.withFallback(parse(text, NAME, problems));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    }
  }

  /** Parses one; empty if a problem was reported. */
  static Config parse(String text, String name, Problems problems) {
    try {
      return ConfigFactory.parseReader(
              new StringReader(text), ConfigParseOptions.defaults().setOriginDescription(name))
          .resolve();
    } catch (ConfigException e) {
      problems.add(HoconMistake.of(e, name));
      return ConfigFactory.empty();
    }
  }
}
