package dev.millrace.sim.scenario;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses the values of an axis: {@code 4,8,12}, {@code 50..2000 step 50}, {@code 1..1024 times 2},
 * {@code 1ms..10ms step 1ms}, and lists of these and of whole blocks.
 */
final class AxisValues {

  static final String FORMS =
      "values with commas between them (4,8,12), FROM..TO step BY (50..2000 step 50) or FROM..TO"
          + " times FACTOR (1..1024 times 2)";

  /** The most values of an axis, and the most cells of a sweep. */
  static final int MAX_VALUES = 1_000_000;

  private static final String NUMBER = "([-+]?\\d+(?:\\.\\d+)?)\\s*(\\p{L}*|%)";
  private static final Pattern BEGIN_OF_RANGE = Pattern.compile("[-+]?\\d[^\\s\"{\\[]*\\.\\..*");
  private static final Pattern RANGE =
      Pattern.compile(
          NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "(?:\\s+(step|times)\\s+" + NUMBER + ")?");
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  private AxisValues() {}

  /**
   * Returns the values of a list.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  static List<String> parse(String text) {
    Set<String> values = new LinkedHashSet<>();
    for (String item : split(text)) {
      if (item.isEmpty()) {
        throw new IllegalArgumentException("an empty value; allowed: " + FORMS);
      }
      values.addAll(item(item));
      requireFew(values.size());
    }
    return List.copyOf(values);
  }

  /** Returns the values of one item of a list: those of a range, or the item itself. */
  static List<String> item(String item) {
    if (!BEGIN_OF_RANGE.matcher(item).matches()) {
      return List.of(item);
    }
    Matcher parts = RANGE.matcher(item);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'%s' is no range; allowed: %s".formatted(item, FORMS));
    }
    return range(item, parts);
  }

  private static List<String> range(String item, Matcher parts) {
    String kind = parts.group(5);
    boolean steps = !"times".equals(kind);
    String unit = unit(item, parts, steps);
    BigDecimal from = number(parts, 1, unit);
    BigDecimal to = number(parts, 3, unit);
    boolean whole = from.scale() <= 0 && to.scale() <= 0;
    if (kind == null && (!unit.isEmpty() || !whole)) {
      throw new IllegalArgumentException(
          "'%s' has no step; allowed: FROM..TO step BY, or FROM..TO times FACTOR".formatted(item));
    }
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException(
          "'%s' runs backwards; allowed: FROM at most TO".formatted(item));
    }
    BigDecimal by = kind == null ? BigDecimal.ONE : number(parts, 6, steps ? unit : "");
    return steps ? sums(item, from, to, by, unit) : products(item, from, to, by, unit, whole);
  }

  private static List<String> sums(
      String item, BigDecimal from, BigDecimal to, BigDecimal by, String unit) {
    if (by.signum() <= 0) {
      throw new IllegalArgumentException("'%s' has no step above 0".formatted(item));
    }
    requireFew(
        to.subtract(from).divide(by, 0, RoundingMode.DOWN).add(BigDecimal.ONE).doubleValue());
    return Stream.iterate(from, value -> value.compareTo(to) <= 0, value -> value.add(by))
        .map(value -> written(value, unit))
        .toList();
  }

  private static List<String> products(
      String item, BigDecimal from, BigDecimal to, BigDecimal by, String unit, boolean whole) {
    if (by.compareTo(BigDecimal.ONE) <= 0 || from.signum() <= 0) {
      throw new IllegalArgumentException(
          "'%s' does not grow; allowed: a factor above 1, and a first value above 0"
              .formatted(item));
    }
    requireFew(Math.log(to.doubleValue() / from.doubleValue()) / Math.log(by.doubleValue()));
    return Stream.iterate(from, value -> value.compareTo(to) <= 0, value -> value.multiply(by))
        .map(value -> whole ? value.setScale(0, RoundingMode.HALF_UP) : value.round(SIX_DIGITS))
        .map(value -> written(value, unit))
        .distinct()
        .toList();
  }

  private static void requireFew(double values) {
    if (values > MAX_VALUES) {
      throw new IllegalArgumentException(
          "%,.0f values; allowed: at most %,d".formatted(values, MAX_VALUES));
    }
  }

  /** Returns the unit of all values: that of the numbers, of several durations the finest. */
  private static String unit(String item, Matcher parts, boolean stepHasUnit) {
    List<String> units =
        Stream.of(parts.group(2), parts.group(4), stepHasUnit ? parts.group(7) : null)
            .filter(unit -> unit != null)
            .distinct()
            .toList();
    if (units.size() > 1 && !NANOS.keySet().containsAll(units)) {
      throw new IllegalArgumentException(
          "the numbers of '%s' have different units; allowed: the same, or units of durations"
              .formatted(item));
    }
    return units.stream().min(Comparator.comparing(unit -> NANOS.getOrDefault(unit, 0L))).get();
  }

  private static BigDecimal number(Matcher parts, int group, String unit) {
    BigDecimal number = new BigDecimal(parts.group(group));
    String own = parts.group(group + 1);
    return own.equals(unit)
        ? number
        : number
            .multiply(BigDecimal.valueOf(nanos(own)))
            .divide(BigDecimal.valueOf(nanos(unit)))
            .stripTrailingZeros();
  }

  private static long nanos(@Nullable String unit) {
    return requireNonNull(NANOS.get(unit));
  }

  private static String written(BigDecimal value, String unit) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return plain.toPlainString() + unit;
  }

  /** Splits a text at the commas outside quotes, blocks and lists. */
  private static List<String> split(String text) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int begin = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted) {
        at += c == '\\' ? 1 : 0;
      } else if (c == ',' && depth == 0) {
        items.add(text.substring(begin, at).strip());
        begin = at + 1;
      } else {
        depth += "{[(".indexOf(c) >= 0 ? 1 : "}])".indexOf(c) >= 0 ? -1 : 0;
      }
    }
    items.add(text.substring(begin).strip());
    return items;
  }
}
