package dev.millrace.sim.report;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.report.RunReport.Outcome;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Measure;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.StudyResult;

/**
 * A scenario's run under one engine.
 *
 * @param engine real or virtual
 * @param study the result; one replication if it was a single run
 * @param wallNanos the wall-clock time that it took
 */
public record EngineRun(EngineChoice engine, StudyResult study, long wallNanos) {

  /** Whether it ran in virtual time. */
  boolean virtual() {
    return engine == EngineChoice.VIRTUAL;
  }

  /** Whether neither messages nor workers were timed. */
  boolean untimed(Scenario scenario) {
    return !virtual() && scenario.run().realTime().measure() == Measure.OFF;
  }

  /** Returns all replications as one run. */
  RunResult pooled() {
    return study.pooled();
  }

  /** Returns the number of replications. */
  int replications() {
    return study.samples().size();
  }

  /** Returns the length of the warm-up, averaged over the replications. */
  long warmUpNanos() {
    long excluded = pooled().elapsedNanos() - pooled().measurements().observedNanos();
    return replications() == 0 ? 0 : excluded / replications();
  }

  /** Returns how it ended. */
  Outcome outcome() {
    if (!pooled().succeeded()) {
      return Outcome.FAILED;
    }
    return pooled().interrupted() ? Outcome.INTERRUPTED : Outcome.DONE;
  }
}
