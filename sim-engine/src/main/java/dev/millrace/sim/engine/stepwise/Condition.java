package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.StepListener.Lock;
import java.util.function.BooleanSupplier;

/** A condition that a worker waits for under a controlled scheduler, as for a lock. */
record Condition(String name, BooleanSupplier holds) implements Lock {

  @Override
  public boolean isFreeFor(Thread thread) {
    return holds.getAsBoolean();
  }
}
