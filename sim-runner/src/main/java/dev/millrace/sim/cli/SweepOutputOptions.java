package dev.millrace.sim.cli;

import dev.millrace.sim.report.Json;
import dev.millrace.sim.report.SweepCsv;
import dev.millrace.sim.report.SweepReport;
import dev.millrace.sim.report.SweepTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the result of a sweep. */
final class SweepOutputOptions {

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Writes the cells with all figures and their confidence intervals as CSV.")
  private @Nullable Path csv;

  @Option(
      names = "--json",
      description = "Prints the result as one JSON document instead of the table.")
  private boolean json;

  /** Prints a result and returns whether all of it could be written. */
  boolean write(Console console, SweepReport report) {
    boolean written = console.print(json ? Json.of(report) : SweepTable.of(report));
    if (csv == null) {
      return written;
    }
    try {
      Files.writeString(csv, SweepCsv.of(report));
      return written;
    } catch (IOException e) {
      console.message("the CSV file could not be written: " + e);
      return false;
    }
  }
}
