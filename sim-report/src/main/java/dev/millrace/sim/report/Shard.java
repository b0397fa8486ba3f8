package dev.millrace.sim.report;

import dev.millrace.sim.study.sweep.Cell;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A part of a sweep: every so many-th of its cells, so that parts take about as long as each other.
 *
 * @param number from 1
 * @param of the number of parts
 */
public record Shard(int number, int of) {

  /** The whole sweep. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /**
   * Reads a text such as {@code 3/16}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Shard parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (parts.matches()) {
      Shard shard = new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
      if (shard.number >= 1 && shard.number <= shard.of) {
        return shard;
      }
    }
    throw new IllegalArgumentException(
        "found '%s'; allowed: NUMBER/COUNT, such as 3/16, with a number from 1 to the count"
            .formatted(text));
  }

  /** Returns the cells of this part. */
  public List<Cell> of(List<Cell> cells) {
    return IntStream.range(0, cells.size())
        .filter(i -> i % of == number - 1)
        .mapToObj(cells::get)
        .toList();
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
