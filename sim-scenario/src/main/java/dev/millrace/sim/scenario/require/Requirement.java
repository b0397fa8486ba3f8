package dev.millrace.sim.scenario.require;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound that is required of a figure.
 *
 * @param figure the figure
 * @param relation the side of the bound on which it is required to be
 * @param bound in the figure's unit: nanoseconds, a share, messages a second or a number
 * @param written the bound as the user wrote it, such as {@code 500ms}
 */
public record Requirement(Figure figure, Relation relation, double bound, String written) {

  private static final Pattern RELATION_AND_BOUND =
      Pattern.compile("\\s*(<=|>=|<|>)\\s*(.*\\S)\\s*");
  private static final Pattern FIGURE_AND_REST = Pattern.compile("\\s*([^<>=\\s]+)\\s*(.*)");

  private static final Map<String, Relation> RELATIONS =
      Map.of(
          "<",
          Relation.BELOW,
          "<=",
          Relation.AT_MOST,
          ">",
          Relation.ABOVE,
          ">=",
          Relation.AT_LEAST);

  /**
   * Reads a requirement such as {@code sojourn.p99 < 500ms}.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public static Requirement parse(String text) {
    Matcher parts = FIGURE_AND_REST.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no requirement; allowed: a figure with a bound, such as 'sojourn.p99 < 500ms'"
              .formatted(text));
    }
    return of(Figure.parse(parts.group(1)), parts.group(2));
  }

  /**
   * Reads the bound of a figure, such as {@code < 500ms}.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public static Requirement of(Figure figure, String bound) {
    Matcher parts = RELATION_AND_BOUND.matcher(bound);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "found '%s'; allowed: one of <, <=, >, >= and %s"
              .formatted(bound, figure.unit().allowed()));
    }
    Relation relation = RELATIONS.getOrDefault(parts.group(1), Relation.AT_MOST);
    String value = parts.group(2);
    return new Requirement(figure, relation, figure.unit().parse(value), value);
  }

  /** Returns the bound with its relation, as it is written in a scenario. */
  public String boundText() {
    return relation.symbol() + " " + written;
  }

  @Override
  public String toString() {
    return figure + " " + boundText();
  }
}
