package dev.millrace.sim.engine;

import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.engine.Simulation.ProducerSeat;

/** What a worker has to close when it ends. */
public final class Components {

  private Components() {}

  /** The producer of a seat, and the consumer with which its worker stores messages itself. */
  public static AutoCloseable of(ProducerSeat seat) {
    ConsumerSeat own = seat.own();
    if (own == null) {
      return seat.producer();
    }
    return () -> {
      try (var consumer = own.consumer()) {
        seat.producer().close();
      }
    };
  }
}
