package dev.millrace.sim.study.init;

import dev.millrace.sim.study.init.CsvSample.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the columns of comma-separated values that could hold the time. */
final class CsvCandidates {

  private static final String DELIMITERS = ",;\t|";
  private static final String COMMENT = "#";

  /** The share of rows with the same number of fields below which a file is not CSV. */
  private static final double MIN_SHARE = 0.9;

  /** A way to split the lines into columns. */
  private record Table(
      char delimiter, boolean chosenByFile, int columns, List<Row> rows, int skip) {}

  private final List<String> lines;
  private final boolean comments;

  private CsvCandidates(List<String> lines) {
    comments = lines.stream().anyMatch(line -> line.startsWith(COMMENT));
    this.lines = lines;
  }

  static List<Candidate> of(TraceHead head) {
    return new CsvCandidates(head.lines()).candidates();
  }

  private List<Candidate> candidates() {
    Table table = table();
    List<Candidate> found = new ArrayList<>();
    if (table == null) {
      return found;
    }
    for (int column = 0; column < table.columns(); column++) {
      Candidate candidate = candidate(table, column);
      if (candidate != null) {
        found.add(candidate);
      }
    }
    return found;
  }

  private @Nullable Candidate candidate(Table table, int column) {
    List<String> values =
        table.rows().stream()
            .filter(row -> row.fields().size() > column)
            .map(row -> row.fields().get(column))
            .toList();
    String first = values.get(0).strip();
    List<String> below = values.subList(1, values.size());
    // A single row has no header.
    boolean header = isHeader(first, below);
    List<String> names = table.rows().get(0).fields().stream().map(String::strip).toList();
    boolean byName =
        header
            && !first.matches("[0-9]*|(?s).*\\p{Cntrl}.*")
            && Collections.frequency(names, first) == 1;
    String name = byName ? first : Integer.toString(column + 1);
    String place = "column " + name;
    return Candidate.of(
        place,
        header ? first : "",
        header ? below : values,
        table.columns() > 1,
        (format, regex) -> List.of(block(table, header, name, format)));
  }

  private static boolean isHeader(String first, List<String> below) {
    List<String> present = below.stream().filter(value -> !value.isBlank()).toList();
    TimeGuess guess = present.isEmpty() ? null : TimeGuess.of(present, first);
    return guess == null ? !first.matches("[-+0-9.]*") : SampleTimes.parse(guess, first) == null;
  }

  private String block(Table table, boolean header, String name, String format) {
    StringBuilder block = new StringBuilder("{ type = csv");
    if (!header) {
      block.append(", header = false");
    }
    if (table.delimiter() != ',' && !table.chosenByFile()) {
      String delimiter = table.delimiter() == '\t' ? "\\t" : String.valueOf(table.delimiter());
      block.append(", delimiter = \"").append(delimiter).append('"');
    }
    if (comments) {
      block.append(", comment = \"").append(COMMENT).append('"');
    }
    if (table.skip() > 0) {
      block.append(", skip-lines = ").append(table.skip());
    }
    return block
        .append(", time-column = ")
        .append(Candidate.quoted(name))
        .append(", time-format = ")
        .append(Candidate.quoted(format))
        .append(" }")
        .toString();
  }

  /** Returns the best way to split the lines; null if none gives the same number of columns. */
  private @Nullable Table table() {
    boolean chosen = lines.get(0).matches("(?i)sep=[^\"]");
    String delimiters = chosen ? lines.get(0).substring(4) : DELIMITERS;
    Table best = null;
    for (char delimiter : delimiters.toCharArray()) {
      Table table = table(delimiter, chosen);
      if (table != null && (best == null || table.columns() > best.columns())) {
        best = table;
      }
    }
    return best;
  }

  private @Nullable Table table(char delimiter, boolean chosen) {
    List<String> text =
        lines.stream()
            .map(line -> comments && line.startsWith(COMMENT) ? "" : line)
            .collect(Collectors.toCollection(ArrayList::new));
    if (chosen) {
      text.set(0, "");
    }
    List<Row> rows = CsvSample.rows(text, delimiter);
    if (rows.isEmpty()) {
      return null;
    }
    var counts =
        rows.stream()
            .map(row -> row.fields().size())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    int columns = Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    int start = 0;
    while (rows.get(start).fields().size() != columns) {
      start++;
    }
    List<Row> from = rows.subList(start, rows.size());
    long same = from.stream().filter(row -> row.fields().size() == columns).count();
    int skip = start == 0 ? 0 : rows.get(start).line() - 1;
    return same < MIN_SHARE * from.size()
        ? null
        : new Table(delimiter, chosen && skip == 0, columns, from, skip);
  }
}
