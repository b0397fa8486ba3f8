package dev.millrace.sim.report;

import dev.millrace.sim.engine.Measure;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.StudyResult;

/**
 * What one engine made of a scenario.
 *
 * @param engine real or virtual
 * @param study what came of it; one replication if it was a single run
 * @param wallNanos how long a person waited for it, in nanoseconds
 */
public record Played(EngineChoice engine, StudyResult study, long wallNanos) {

  /** Whether it was played in virtual time. */
  boolean virtual() {
    return engine == EngineChoice.VIRTUAL;
  }

  /** Whether nobody looked at any time: neither messages' nor workers', nor at the queue. */
  boolean untimed(Scenario scenario) {
    return !virtual() && scenario.run().realTime().measure() == Measure.OFF;
  }

  /** All replications as one run. */
  RunResult pooled() {
    return study.pooled();
  }

  /** How many replications there are. */
  int replications() {
    return study.samples().size();
  }

  /** How long the warm-up was, in nanoseconds, on average over the replications. */
  long warmUpNanos() {
    long left = pooled().elapsedNanos() - pooled().measurements().observedNanos();
    return replications() == 0 ? 0 : left / replications();
  }

  /** How it ended, in a word. */
  String ending() {
    return !pooled().succeeded() ? "failed" : pooled().interrupted() ? "interrupted" : "done";
  }
}
