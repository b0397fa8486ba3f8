package dev.millrace.sim.report;

import dev.millrace.sim.study.sweep.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder to which the cells of a sweep are written as they finish: {@code sweep.json} describes
 * the sweep, {@code cells.jsonl} has one line for each cell, and {@code report.html} shows them.
 * For one thread.
 */
public final class SweepFolder implements AutoCloseable {

  private static final String HEAD = "sweep.json";
  private static final String CELLS = "cells.jsonl";
  private static final String PAGE = "report.html";

  private final Path folder;
  private final List<CellReport> done;
  private final Writer writer;

  private SweepFolder(Path folder, List<CellReport> done, Writer writer) {
    this.folder = folder;
    this.done = done;
    this.writer = writer;
  }

  /**
   * Opens a folder for a sweep.
   *
   * @param resume whether the folder may have cells of the same sweep already
   * @param cells the cells of this part, in the order in which they will be written
   * @throws IllegalArgumentException if the folder has other files or another sweep
   */
  public static SweepFolder open(Path folder, SweepHead head, boolean resume, List<Cell> cells)
      throws IOException {
    SweepHead earlier = Files.isDirectory(folder) ? head(folder) : null;
    if (earlier == null && !isEmpty(folder)) {
      throw new IllegalArgumentException(
          folder + " is not empty and has no sweep; allowed: a new or empty folder");
    }
    if (earlier == null) {
      return create(folder, head, List.of());
    }
    if (!earlier.equals(head)) {
      throw new IllegalArgumentException(
          "%s has another sweep: %s; allowed: the folder of the same scenario, axes, shard and"
                  .formatted(folder, difference(earlier, head))
              + " version, or a new one");
    }
    if (!resume) {
      throw new IllegalArgumentException(
          folder + " has cells of this sweep; allowed: --resume, or a new folder");
    }
    List<CellReport> done = cells(folder);
    for (int i = 0; i < done.size(); i++) {
      if (i >= cells.size() || done.get(i).cell() != cells.get(i).number()) {
        throw new IllegalArgumentException(
            "%s: line %d is not the cell that belongs there; allowed: a new folder"
                .formatted(folder.resolve(CELLS), i + 1));
      }
    }
    return create(folder, head, done);
  }

  /**
   * Writes a whole folder.
   *
   * @param page the page that shows the sweep
   */
  public static void write(Path folder, SweepHead head, List<CellReport> cells, String page)
      throws IOException {
    if (!isEmpty(folder)) {
      throw new IllegalArgumentException(folder + " is not empty; allowed: a new or empty folder");
    }
    try (SweepFolder written = create(folder, head, cells)) {
      written.writePage(page);
    }
  }

  /** Writes the cells again, since the last line of an interrupted sweep may be incomplete. */
  private static SweepFolder create(Path folder, SweepHead head, List<CellReport> done)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(HEAD), Json.of(head));
    Path cells = folder.resolve(CELLS);
    Path kept = folder.resolve(CELLS + ".part");
    try (Writer writer = Files.newBufferedWriter(kept)) {
      for (CellReport report : done) {
        writer.write(Json.line(report));
      }
    }
    Files.move(kept, cells, StandardCopyOption.REPLACE_EXISTING);
    return new SweepFolder(folder, done, Files.newBufferedWriter(cells, StandardOpenOption.APPEND));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** Returns the description of a folder's sweep; null if the folder has none. */
  static @Nullable SweepHead head(Path folder) throws IOException {
    Path file = folder.resolve(HEAD);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return Json.read(Files.readString(file), SweepHead.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: it describes no sweep", e);
    }
  }

  /** Returns the cells of a folder, without an incomplete last line. */
  static List<CellReport> cells(Path folder) throws IOException {
    List<CellReport> cells = new ArrayList<>();
    Path file = folder.resolve(CELLS);
    String text = Files.exists(file) ? Files.readString(file) : "";
    int begin = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
      try {
        cells.add(Json.read(text.substring(begin, end), CellReport.class));
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "%s: line %d is no result of a cell; allowed: a new folder"
                .formatted(file, cells.size() + 1),
            e);
      }
      begin = end + 1;
    }
    return cells;
  }

  private static String difference(SweepHead earlier, SweepHead head) {
    if (!earlier.scenario().equals(head.scenario())) {
      return "its scenario is " + earlier.scenario();
    }
    if (!earlier.axes().equals(head.axes())) {
      return "its axes differ";
    }
    if (!earlier.shard().equals(head.shard())) {
      return "it is shard " + earlier.shard();
    }
    return earlier.version().equals(head.version())
        ? "the scenario's settings differ"
        : "it is of version " + earlier.version();
  }

  /** Returns the cells that were in the folder when it was opened. */
  public List<CellReport> done() {
    return done;
  }

  /** Appends the result of a cell, which is in the file when the call returns. */
  public void append(CellReport report) {
    try {
      writer.write(Json.line(report));
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the page that shows the sweep; an earlier one is overwritten. */
  public void writePage(String page) throws IOException {
    Files.writeString(folder.resolve(PAGE), page);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
