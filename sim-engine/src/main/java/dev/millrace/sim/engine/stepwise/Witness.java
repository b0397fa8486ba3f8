package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.StepListener;
import dev.millrace.sim.engine.Simulation;

/** One who is told all that the workers of a run do, and writes it down. */
public interface Witness extends StepListener {

  /** The same simulation, of which it is told each call of the pipeline; called before the run. */
  Simulation around(Simulation simulation);

  /** The calling worker does something that is neither a call nor a step on a lock. */
  void noted(String what);

  /** The run is over; what is done from now on serves to clear up, and is not written down. */
  void isOver();
}
