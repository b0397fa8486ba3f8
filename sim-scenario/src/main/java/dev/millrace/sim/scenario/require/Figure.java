package dev.millrace.sim.scenario.require;

import dev.millrace.sim.binding.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure of a run by its name, such as {@code sojourn.p99} or {@code utilisation.database}.
 *
 * @param kind its kind
 * @param argument the percentage or the group; empty for a kind that is one figure
 */
public record Figure(FigureKind kind, String argument) {

  private static final Pattern PERCENTAGE = Pattern.compile("\\d{1,2}(\\.\\d{1,6})?");

  /** A percentage without its point, as in the JSON form: p999 is p99.9. */
  private static final Pattern WITHOUT_POINT = Pattern.compile("(\\d\\d)(\\d{1,6})");

  private static final List<String> EXAMPLES = List.of("50", "90", "95", "99", "99.9");

  /**
   * Returns the figure of a name.
   *
   * @throws IllegalArgumentException with the names that are allowed
   */
  public static Figure parse(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  /** Returns the figure of a name, or nothing if there is none. */
  static Optional<Figure> find(String name) {
    for (FigureKind kind : FigureKind.values()) {
      if (!kind.isFamily()) {
        if (name.equals(kind.pattern())) {
          return Optional.of(new Figure(kind, ""));
        }
      } else if (name.startsWith(kind.prefix()) && name.length() > kind.prefix().length()) {
        String argument = name.substring(kind.prefix().length());
        if (!kind.isPercentile()) {
          return Optional.of(new Figure(kind, argument));
        }
        Optional<Figure> percentile =
            percentage(argument).map(percentage -> new Figure(kind, percentage));
        if (percentile.isPresent()) {
          return percentile;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> percentage(String text) {
    Matcher withoutPoint = WITHOUT_POINT.matcher(text);
    String plain =
        withoutPoint.matches() ? withoutPoint.group(1) + "." + withoutPoint.group(2) : text;
    return PERCENTAGE.matcher(plain).matches() && new BigDecimal(plain).signum() > 0
        ? Optional.of(new BigDecimal(plain).stripTrailingZeros().toPlainString())
        : Optional.empty();
  }

  private static String unknown(String name) {
    List<String> candidates = new ArrayList<>();
    for (FigureKind kind : FigureKind.values()) {
      if (kind.isPercentile()) {
        EXAMPLES.forEach(percentage -> candidates.add(kind.prefix() + percentage));
      } else {
        candidates.add(kind.pattern());
      }
    }
    return "'%s' is no figure; allowed: %s%s"
        .formatted(name, allowed(), Names.didYouMean(name, candidates));
  }

  /** Returns the names that are allowed, with a star for a percentage or a group. */
  public static String allowed() {
    List<String> names = new ArrayList<>();
    for (FigureKind kind : FigureKind.values()) {
      names.add(
          kind.isPercentile()
              ? kind.prefix() + "99 (or another percentage)"
              : kind.pattern().replace("*", "GROUP"));
    }
    return String.join(", ", names);
  }

  /** Returns its name. */
  public String name() {
    return kind.prefix() + argument;
  }

  /** Returns its unit. */
  public Unit unit() {
    return kind.unit();
  }

  /** Returns the percentage of a percentile. */
  public double percentage() {
    return Double.parseDouble(argument);
  }

  @Override
  public String toString() {
    return name();
  }
}
