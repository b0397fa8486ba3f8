package dev.millrace.explore;

import java.time.Duration;

/**
 * Explores an experiment: executes it under one schedule after the other until one fails.
 *
 * <p>Schedules without preemption come first (each actor runs until it waits), then those with one,
 * with two, and so on, since most mistakes need few. If these use up three quarters of the budget,
 * the rest is spent on random walks. All executions are sequentially consistent, so mistakes that
 * only a weaker memory model allows are not found. The same experiment and settings give the same
 * result, unless the time limit ends an exploration.
 *
 * <p>An immutable value; each call has threads of its own, which have ended when it returns.
 *
 * @param schedules the maximum number of schedules; at least 1
 * @param time the time limit
 * @param preemptions the maximum number of preemptions of schedules other than random walks; at
 *     least 0
 * @param seed the seed of the random walks
 * @param steps the maximum number of steps of an execution; at least 1
 * @param stepTimeout the time from one step to the next after which an actor counts as blocked
 */
public record Explorer(
    long schedules, Duration time, int preemptions, long seed, int steps, Duration stepTimeout) {

  /** 10,000 schedules or 10 seconds, with any number of preemptions. */
  public static final Explorer STANDARD =
      new Explorer(
          10_000, Duration.ofSeconds(10), Integer.MAX_VALUE, 1, 10_000, Duration.ofSeconds(5));

  public Explorer {
    if (schedules < 1 || preemptions < 0 || steps < 1) {
      throw new IllegalArgumentException(
          "%d schedules, %d preemptions, %d steps; allowed: at least 1, 0 and 1"
              .formatted(schedules, preemptions, steps));
    }
  }

  /** Returns this explorer with another number of schedules. */
  public Explorer withSchedules(long number) {
    return new Explorer(number, time, preemptions, seed, steps, stepTimeout);
  }

  /** Returns this explorer with another time. */
  public Explorer withTime(Duration limit) {
    return new Explorer(schedules, limit, preemptions, seed, steps, stepTimeout);
  }

  /** Returns this explorer with another number of preemptions. */
  public Explorer withPreemptions(int number) {
    return new Explorer(schedules, time, number, seed, steps, stepTimeout);
  }

  /** Returns this explorer with another seed. */
  public Explorer withSeed(long value) {
    return new Explorer(schedules, time, preemptions, value, steps, stepTimeout);
  }

  /** Returns this explorer with another number of steps. */
  public Explorer withSteps(int number) {
    return new Explorer(schedules, time, preemptions, seed, number, stepTimeout);
  }

  /** Returns this explorer with another step time-out. */
  public Explorer withStepTimeout(Duration limit) {
    return new Explorer(schedules, time, preemptions, seed, steps, limit);
  }

  /**
   * Executes the experiment under many schedules, until one fails, the budget is spent, or there
   * are no more.
   *
   * @throws IllegalStateException if the experiment cannot be prepared or is not deterministic
   * @throws InterruptedException if the calling thread is interrupted
   */
  public Exploration explore(Experiment experiment) throws InterruptedException {
    try (ActorThreads threads = new ActorThreads()) {
      return new Search(this, new ScheduleRunner(experiment, this, threads)).search();
    }
  }

  /**
   * Executes the experiment once, under this schedule.
   *
   * @throws IllegalArgumentException if the schedule does not fit the experiment; the message says
   *     where
   * @throws IllegalStateException if the experiment cannot be prepared
   * @throws InconclusiveException if an actor blocks outside its traced steps
   */
  public Execution replay(Experiment experiment, Schedule schedule) throws InconclusiveException {
    try (ActorThreads threads = new ActorThreads()) {
      Execution executed =
          new ScheduleRunner(experiment, this, threads)
              .run(SchedulingStrategy.following(schedule))
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
