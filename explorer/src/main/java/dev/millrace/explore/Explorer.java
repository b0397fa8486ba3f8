package dev.millrace.explore;

import java.time.Duration;

/**
 * Explores an experiment: a stateless model checker with a preemption bound.
 *
 * <p>Runs all schedules without preemptions first (each actor runs until it waits), then those with
 * one preemption, two, and so on, since most errors need few. After three quarters of the budget,
 * the rest is spent on random walks. All executions are sequentially consistent, so errors that
 * only a weaker memory model allows are not found. The same experiment and settings give the same
 * result, unless the time limit ends an exploration early.
 *
 * <p>An immutable value. Each call uses its own threads, which have ended when it returns.
 *
 * @param maxSchedules the maximum number of schedules to run; at least 1
 * @param timeLimit the maximum duration of an exploration
 * @param maxPreemptions the preemption bound of the systematic search; at least 0
 * @param seed the seed of the random walks
 * @param maxSteps the maximum number of steps of an execution; at least 1
 * @param stallTimeout the maximum time from one step of an actor to its next; an actor that exceeds
 *     it is considered blocked outside its traced steps
 */
public record Explorer(
    long maxSchedules,
    Duration timeLimit,
    int maxPreemptions,
    long seed,
    int maxSteps,
    Duration stallTimeout) {

  /** At most 10,000 schedules or 10 seconds, without a preemption bound. */
  public static final Explorer DEFAULT =
      new Explorer(
          10_000, Duration.ofSeconds(10), Integer.MAX_VALUE, 1, 10_000, Duration.ofSeconds(5));

  public Explorer {
    if (maxSchedules < 1 || maxPreemptions < 0 || maxSteps < 1) {
      throw new IllegalArgumentException(
          "%d schedules, %d preemptions, %d steps; allowed: at least 1, 0 and 1"
              .formatted(maxSchedules, maxPreemptions, maxSteps));
    }
  }

  /** Returns a copy with another maximum number of schedules. */
  public Explorer withMaxSchedules(long number) {
    return new Explorer(number, timeLimit, maxPreemptions, seed, maxSteps, stallTimeout);
  }

  /** Returns a copy with another time limit. */
  public Explorer withTimeLimit(Duration limit) {
    return new Explorer(maxSchedules, limit, maxPreemptions, seed, maxSteps, stallTimeout);
  }

  /** Returns a copy with another preemption bound. */
  public Explorer withMaxPreemptions(int number) {
    return new Explorer(maxSchedules, timeLimit, number, seed, maxSteps, stallTimeout);
  }

  /** Returns a copy with another seed. */
  public Explorer withSeed(long value) {
    return new Explorer(maxSchedules, timeLimit, maxPreemptions, value, maxSteps, stallTimeout);
  }

  /** Returns a copy with another maximum number of steps. */
  public Explorer withMaxSteps(int number) {
    return new Explorer(maxSchedules, timeLimit, maxPreemptions, seed, number, stallTimeout);
  }

  /** Returns a copy with another stall timeout. */
  public Explorer withStallTimeout(Duration limit) {
    return new Explorer(maxSchedules, timeLimit, maxPreemptions, seed, maxSteps, limit);
  }

  /**
   * Runs the experiment under many schedules, until one fails, the budget is spent, or all have
   * been run.
   *
   * @throws IllegalStateException if the experiment cannot be prepared, or is not deterministic
   *     under a given schedule
   * @throws InterruptedException if the calling thread is interrupted
   */
  public Exploration explore(Experiment experiment) throws InterruptedException {
    try (ActorThreads threads = new ActorThreads()) {
      return new Search(this, new ScheduleRunner(experiment, this, threads)).search();
    }
  }

  /**
   * Runs the experiment once under a given schedule.
   *
   * @throws IllegalArgumentException if the schedule does not fit the experiment; the message names
   *     the step
   * @throws IllegalStateException if the experiment cannot be prepared
   * @throws InconclusiveException if an actor blocks outside its traced steps
   */
  public Execution replay(Experiment experiment, Schedule schedule) throws InconclusiveException {
    try (ActorThreads threads = new ActorThreads()) {
      Execution executed =
          new ScheduleRunner(experiment, this, threads)
              .run(SchedulingStrategy.replaying(schedule))
              .execution();
      if (executed.steps() < schedule.length()) {
        throw new IllegalArgumentException(
            "the schedule does not fit: it has %,d steps, but the run was over after %,d"
                .formatted(schedule.length(), executed.steps()));
      }
      return executed;
    }
  }
}
