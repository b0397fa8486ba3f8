package dev.millrace.sim.binding;

import static java.util.stream.Collectors.joining;

import com.typesafe.config.ConfigUtil;
import jakarta.inject.Named;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** The names that scenarios use: how they are written, listed, and found when misspelt. */
public final class Names {

  private Names() {}

  /** A Java name as a key: {@code maxDelay} and {@code MAX_DELAY} are {@code max-delay}. */
  public static String kebabCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
        .replace('_', '-')
        .toLowerCase(Locale.ROOT);
  }

  /** The key of a setting: the name that it is given, or else its own. */
  public static String key(RecordComponent setting) {
    Named given = setting.getAnnotation(Named.class);
    return given == null ? kebabCase(setting.getName()) : given.value();
  }

  /** The path of a key within a block; a key with odd characters is quoted. */
  public static String path(String block, String key) {
    String last = ConfigUtil.joinPath(key);
    return block.isEmpty() ? last : block + "." + last;
  }

  /** The end of a message: what is allowed, and which of these is near to what was found. */
  public static String allowed(Collection<String> names, String found) {
    return "; allowed: " + list(names) + didYouMean(found, names);
  }

  /** The end of a message: the name that was probably meant; empty if none is near. */
  public static String didYouMean(String found, Collection<String> names) {
    return nearest(found, names).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** The names in alphabetical order. */
  public static String list(Collection<String> names) {
    return names.isEmpty() ? "none" : names.stream().sorted().collect(joining(", "));
  }

  /**
   * The candidate that needs the fewest changes to become the name, if these are few enough for a
   * slip of the fingers. Case, hyphens and underscores do not count.
   */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    String plain = plain(name);
    int limit = plain.length() < 5 ? 1 : Math.max(2, plain.length() / 3);
    DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(limit);
    record Near(String name, int distance) {}
    return candidates.stream()
        .map(candidate -> new Near(candidate, distance.apply(plain, plain(candidate))))
        .filter(near -> near.distance >= 0)
        .min(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .map(Near::name);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }
}
