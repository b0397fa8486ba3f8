package dev.millrace.sim.binding;

import static java.util.stream.Collectors.joining;

import com.typesafe.config.ConfigUtil;
import jakarta.inject.Named;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Converts, lists and suggests the names in scenarios. */
public final class Names {

  private static final Pattern LOWER_AND_UPPER = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern UPPER_AND_WORD = Pattern.compile("([A-Z])([A-Z][a-z])");

  private Names() {}

  /** Converts a Java name to a key: {@code maxDelay} or {@code MAX_DELAY} to {@code max-delay}. */
  public static String kebabCase(String name) {
    String parts = LOWER_AND_UPPER.matcher(name).replaceAll("$1-$2");
    return UPPER_AND_WORD
        .matcher(parts)
        .replaceAll("$1-$2")
        .replace('_', '-')
        .toLowerCase(Locale.ROOT);
  }

  /** Returns the key of a setting: its {@link Named} value, or otherwise its own name. */
  public static String key(RecordComponent setting) {
    Named given = setting.getAnnotation(Named.class);
    return given == null ? kebabCase(setting.getName()) : given.value();
  }

  /** Returns the path of a key within a block. A key with special characters is quoted. */
  public static String path(String block, String key) {
    String last = ConfigUtil.joinPath(key);
    return block.isEmpty() ? last : block + "." + last;
  }

  /**
   * Returns the end of a message: the allowed names, and the one most similar to a misspelt one.
   */
  public static String allowed(Collection<String> names, String found) {
    return "; allowed: " + list(names) + didYouMean(found, names);
  }

  /** Returns the end of a message: the name that was probably meant; empty if none is similar. */
  public static String didYouMean(String found, Collection<String> names) {
    return nearest(found, names).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** Returns the names in alphabetical order. */
  public static String list(Collection<String> names) {
    return names.isEmpty() ? "none" : names.stream().sorted().collect(joining(", "));
  }

  /**
   * Returns the candidate with the smallest edit distance to a name, if it is small enough for a
   * typing error. Case, hyphens and underscores are ignored.
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
