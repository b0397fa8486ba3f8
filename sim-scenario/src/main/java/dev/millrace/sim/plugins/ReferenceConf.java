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
import java.util.Locale;

/** Reads the files of default values and comments, which are the manual of all plug-ins. */
final class ReferenceConf {

  static final String NAME = "reference.conf";

  /**
   * The size of the largest file that is read; those of the project have some ten thousand bytes.
   */
  private static final int MAX_BYTES = 1 << 20;

  private ReferenceConf() {}

  /** Thrown for a file that is too large, with a message for users. */
  static final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String name) {
      super(
          String.format(
              Locale.ROOT, "%s is too large; allowed: at most %,d bytes", name, MAX_BYTES));
    }
  }

  /**
   * Reads the text of a file, in memory bounded by {@link #MAX_BYTES}.
   *
   * @throws TooLargeException if it is larger
   */
  static String read(InputStream file, String name) throws IOException {
    byte[] bytes = file.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new TooLargeException(name);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns all of them on the class path, merged. */
  static Config ofClassPath(ClassLoader loader, Problems problems) {
    try {
      Config all = ConfigFactory.empty();
      for (URL file : Collections.list(loader.getResources(NAME))) {
        try (InputStream stream = file.openStream()) {
          all = all.withFallback(parse(read(stream, NAME), NAME, problems));
        } catch (TooLargeException e) {
          problems.add(file.toString(), "", String.valueOf(e.getMessage()));
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
    } catch (StackOverflowError e) {
      problems.add(name, "", HoconMistake.TOO_DEEP);
      return ConfigFactory.empty();
    }
  }
}
