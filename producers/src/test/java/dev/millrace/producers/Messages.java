package dev.millrace.producers;

import dev.millrace.api.Arrival;
import dev.millrace.api.Demand;
import dev.millrace.api.Producer;
import java.util.ArrayList;
import java.util.List;

/** The messages of a producer up to its end. */
public record Messages(List<Long> dueNanos, List<Object> bodies, List<Demand> demands) {

  public static Messages of(Producer producer) throws Exception {
    var dueNanos = new ArrayList<Long>();
    var bodies = new ArrayList<Object>();
    var demands = new ArrayList<Demand>();
    long due = 0;
    for (Arrival next = producer.next(); next != null; next = producer.next()) {
      due += next.gapNanos();
      dueNanos.add(due);
      bodies.add(next.body());
      demands.add(next.demand());
    }
    return new Messages(dueNanos, bodies, demands);
  }
}
