package dev.millrace.sim.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The course of a run as CSV: a row for each bin, an empty cell where nothing was measured. */
final class SeriesCsv {

  private SeriesCsv() {}

  static String of(SeriesReport series) {
    List<String> names = new ArrayList<>();
    List<List<? extends @Nullable Number>> columns = new ArrayList<>();
    add("arrivals", series.arrivals(), names, columns);
    add("delivered", series.delivered(), names, columns);
    add("failed", series.failed(), names, columns);
    series.dropped().forEach((reason, drops) -> add("dropped " + reason, drops, names, columns));
    add("queue_min", series.queueMin(), names, columns);
    add("queue_mean", series.queueMean(), names, columns);
    add("queue_max", series.queueMax(), names, columns);
    add("blocked_producers", series.blockedProducers(), names, columns);
    add("busy_consumers", series.busyConsumers(), names, columns);
    add("sojourn_p50_nanos", series.sojournP50Nanos(), names, columns);
    add("sojourn_p99_nanos", series.sojournP99Nanos(), names, columns);
    add("sojourn_max_nanos", series.sojournMaxNanos(), names, columns);
    StringBuilder text = new StringBuilder("from_seconds");
    names.forEach(name -> text.append(',').append(MessagesCsv.quoted(name)));
    for (int i = 0; i < series.bins(); i++) {
      text.append('\n').append(Json.decimal(i * (series.binNanos() / 1e9)));
      for (List<? extends @Nullable Number> column : columns) {
        text.append(',').append(cell(column.get(i)));
      }
    }
    return text.append('\n').toString();
  }

  private static void add(
      String name,
      List<? extends @Nullable Number> column,
      List<String> names,
      List<List<? extends @Nullable Number>> columns) {
    names.add(name);
    columns.add(column);
  }

  private static String cell(@Nullable Number number) {
    if (number == null) {
      return "";
    }
    return number instanceof Double decimal ? Json.decimal(decimal) : number.toString();
  }
}
