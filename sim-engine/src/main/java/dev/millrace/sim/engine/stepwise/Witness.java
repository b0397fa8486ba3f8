package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.StepListener;
import dev.millrace.sim.engine.Simulation;

/** Records everything that the workers of a run do. */
public interface Witness extends StepListener {

  /** Returns the simulation with a pipeline that reports each call; called before the run. */
  Simulation around(Simulation simulation);

  /** Records an action of the calling worker beside calls and steps. */
  void noted(String what);

  /** Ends the recording: what follows only cleans up. */
  void isOver();
}
