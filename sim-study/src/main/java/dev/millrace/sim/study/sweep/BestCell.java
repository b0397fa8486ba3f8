package dev.millrace.sim.study.sweep;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The cheapest of the cells that meet all requirements: fewest workers, then least capacity. */
public final class BestCell {

  private static final Comparator<CellResult> COST =
      Comparator.comparingInt(CellResult::workers)
          .thenComparing(CellResult::capacity, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingInt(result -> result.cell().number());

  private BestCell() {}

  /** Returns the cheapest of the cells that meet all requirements; empty if none does. */
  public static Optional<CellResult> of(Collection<CellResult> results) {
    return results.stream().filter(CellResult::meetsAll).min(COST);
  }
}
