package dev.millrace.producers;

import dev.millrace.api.Clock;
import dev.millrace.api.Producer;
import java.util.ArrayList;
import java.util.List;

/** Runs a producer to its end and notes what it makes and when that is due. */
public record Deliveries(List<Long> dueNanos, List<Object> bodies) {

  public static Deliveries of(Producer producer, Clock clock) throws Exception {
    var dueNanos = new ArrayList<Long>();
    var bodies = new ArrayList<Object>();
    for (Object body = producer.next(clock); body != null; body = producer.next(clock)) {
      dueNanos.add(clock.nanos());
      bodies.add(body);
    }
    return new Deliveries(dueNanos, bodies);
  }
}
