package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Demand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SortedTraceTest {

  @Test
  void rowsThatExceedTheMemory_areSortedAndStable() throws IOException {
    List<TimedRecord> rows = rows(5_000);
    List<TimedRecord> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingLong(TimedRecord::timeNanos));

    try (var trace = new SortedTrace(20_000)) {
      trace.addAll(source(rows), new Disorder());

      assertThat(readAll(trace)).isEqualTo(sorted);
    }
  }

  @Test
  void severalReaders_areIndependent() throws IOException {
    try (var trace = new SortedTrace(20_000)) {
      trace.addAll(source(rows(1_000)), new Disorder());
      RecordSource ahead = trace.open();
      ahead.next();
      ahead.next();

      assertThat(readAll(trace)).hasSize(1_000).first().isNotEqualTo(ahead.next());
    }
  }

  private static List<TimedRecord> rows(int number) {
    var random = new Random(1);
    List<TimedRecord> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Object body = i % 2 == 0 ? "grün " + i : List.of("a", "", "b" + i);
      Demand demand = i % 3 == 0 ? Demand.NONE : new Demand(i, 2L * i);
      rows.add(new TimedRecord(random.nextInt(100) - 50, demand, body, i + 1));
    }
    return rows;
  }

  private static List<TimedRecord> readAll(SortedTrace trace) throws IOException {
    List<TimedRecord> read = new ArrayList<>();
    try (RecordSource rows = trace.open()) {
      for (TimedRecord row = rows.next(); row != null; row = rows.next()) {
        read.add(row);
      }
    }
    return read;
  }

  private static RecordSource source(List<TimedRecord> rows) {
    Iterator<TimedRecord> each = rows.iterator();
    return new RecordSource() {
      @Override
      public @Nullable TimedRecord next() {
        return each.hasNext() ? each.next() : null;
      }

      @Override
      public void close() {}
    };
  }
}
