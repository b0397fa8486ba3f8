package dev.millrace.sim.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of the program and the commit that it was built from.
 *
 * @param commit the abbreviated commit, {@code +} behind it if the tree had changes, or unknown
 */
public record Version(String version, String commit) {

  /** Returns the version that the build recorded. */
  public static Version ofThisProgram() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/millrace-version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = properties.getProperty("commit", "");
    boolean known = commit.matches("[0-9a-f]+");
    boolean dirty = Boolean.parseBoolean(properties.getProperty("dirty"));
    return new Version(
        properties.getProperty("version", "unknown"),
        known ? commit + (dirty ? "+" : "") : "unknown");
  }

  @Override
  public String toString() {
    return "Millrace %s (commit %s)".formatted(version, commit);
  }
}
