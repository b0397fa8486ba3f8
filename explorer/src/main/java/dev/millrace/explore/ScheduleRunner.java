package dev.millrace.explore;

/** Runs an experiment under one schedule after the other, on the same threads. */
final class ScheduleRunner {

  private final Experiment experiment;
  private final Explorer explorer;
  private final ActorThreads threads;

  ScheduleRunner(Experiment experiment, Explorer explorer, ActorThreads threads) {
    this.experiment = experiment;
    this.explorer = explorer;
    this.threads = threads;
  }

  /** Prepares the experiment and runs it. */
  RecordedExecution run(SchedulingStrategy strategy) throws InconclusiveException {
    Scheduler scheduler = new Scheduler(strategy, explorer.maxSteps());
    try {
      experiment.prepare(scheduler);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the experiment cannot be prepared: " + e.getMessage(), e);
    }
    Execution execution = scheduler.run(threads, explorer.stallTimeout());
    return new RecordedExecution(execution, scheduler.choices());
  }
}
