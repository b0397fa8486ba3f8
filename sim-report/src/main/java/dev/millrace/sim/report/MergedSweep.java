package dev.millrace.sim.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The shards of a sweep put together.
 *
 * @param head that of the whole sweep
 * @param cells in the order of their numbers
 */
public record MergedSweep(SweepHead head, List<CellReport> cells) {

  /**
   * Reads the folders of the shards.
   *
   * @throws IllegalArgumentException if they are not all shards of one sweep, or cells are missing
   */
  public static MergedSweep of(List<Path> folders) throws IOException {
    SweepHead head = null;
    TreeMap<Integer, CellReport> cells = new TreeMap<>();
    for (Path folder : folders) {
      SweepHead own = SweepFolder.head(folder);
      if (own == null) {
        throw new IllegalArgumentException(folder + " has no sweep");
      }
      if (head != null && !own.whole().equals(head)) {
        throw new IllegalArgumentException(
            "%s has another sweep than %s; allowed: shards of one sweep"
                .formatted(folder, folders.get(0)));
      }
      head = own.whole();
      SweepFolder.cells(folder).forEach(report -> cells.put(report.cell(), report));
    }
    return complete(head, List.copyOf(cells.values()), folders);
  }

  private static MergedSweep complete(
      @Nullable SweepHead head, List<CellReport> cells, List<Path> folders) throws IOException {
    if (head == null) {
      throw new IllegalArgumentException("no folder; allowed: the folders of all shards");
    }
    if (cells.size() < head.cells()) {
      StringBuilder found = new StringBuilder();
      for (Path folder : folders) {
        SweepHead own = SweepFolder.head(folder);
        found.append(
            "; %s has %d cells of shard %s"
                .formatted(
                    folder, SweepFolder.cells(folder).size(), own == null ? "?" : own.shard()));
      }
      throw new IllegalArgumentException(
          "%,d of %,d cells are missing%s; allowed: all shards, each finished (--resume)"
              .formatted(head.cells() - cells.size(), head.cells(), found));
    }
    return new MergedSweep(head, cells);
  }
}
