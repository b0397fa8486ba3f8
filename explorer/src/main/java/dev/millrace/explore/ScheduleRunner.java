package dev.millrace.explore;

/** Executes an experiment under one schedule after the other, on the same threads. */
final class ScheduleRunner {

  private final Experiment experiment;
  private final Explorer explorer;
  private final ActorThreads threads;

  ScheduleRunner(Experiment experiment, Explorer explorer, ActorThreads threads) {
    this.experiment = experiment;
    this.explorer = explorer;
    this.threads = threads;
  }

  /** Prepares the experiment and executes it once. */
  FoundExecution run(SchedulingStrategy strategy) throws InconclusiveException {
    ControlledRun run = new ControlledRun(strategy, explorer.steps());
    try {
      experiment.prepare(run);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the experiment cannot be prepared: " + e.getMessage(), e);
    }
    Execution execution = run.execute(threads, explorer.stepTimeout());
    return new FoundExecution(execution, run.turns());
  }
}
