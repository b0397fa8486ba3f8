package dev.millrace.explore;

import java.time.Duration;

/**
 * An exploration to be made: plays an experiment under one schedule after the other, and says
 * whether one of them fails.
 *
 * <p>First come all schedules without preemption (each actor goes on until it waits), then those
 * with one, with two, and so on, for most mistakes show with few. If there are more than three
 * quarters of the budget allow, the rest is spent on random walks. All runs are sequentially
 * consistent, so mistakes that only a memory model allows are not found. The same experiment and
 * settings give the same result, unless time cuts an exploration short.
 *
 * <p>An immutable value; each call has threads of its own, which have ended when it returns.
 *
 * @param schedules the most schedules to play; at least 1
 * @param time the longest time to go on for
 * @param preemptions the most preemptions of a schedule that is played before the random walks; at
 *     least 0
 * @param seed of the random walks
 * @param steps the most steps of a run; at least 1
 * @param patience how long an actor may take from one step to its next, before it is taken to be
 *     blocked
 */
public record Explorer(
    long schedules, Duration time, int preemptions, long seed, int steps, Duration patience) {

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

  /** The same with another number of schedules. */
  public Explorer withSchedules(long number) {
    return new Explorer(number, time, preemptions, seed, steps, patience);
  }

  /** The same with another time. */
  public Explorer withTime(Duration limit) {
    return new Explorer(schedules, limit, preemptions, seed, steps, patience);
  }

  /** The same with another number of preemptions. */
  public Explorer withPreemptions(int number) {
    return new Explorer(schedules, time, number, seed, steps, patience);
  }

  /** The same with another seed. */
  public Explorer withSeed(long value) {
    return new Explorer(schedules, time, preemptions, value, steps, patience);
  }

  /** The same with another number of steps. */
  public Explorer withSteps(int number) {
    return new Explorer(schedules, time, preemptions, seed, number, patience);
  }

  /** The same with another patience. */
  public Explorer withPatience(Duration limit) {
    return new Explorer(schedules, time, preemptions, seed, steps, limit);
  }

  /**
   * Plays the experiment under many schedules, until one fails, the budget is spent, or there are
   * no more.
   *
   * @throws IllegalStateException if the experiment cannot be prepared, or does not do the same
   *     when it is scheduled the same
   * @throws InterruptedException if the calling thread is interrupted
   */
  public Exploration explore(Experiment experiment) throws InterruptedException {
    try (Troupe troupe = new Troupe()) {
      return new Search(this, new Theatre(experiment, this, troupe)).search();
    }
  }

  /**
   * Plays the experiment once, under this schedule.
   *
   * @throws IllegalArgumentException if the schedule does not fit the experiment; the message says
   *     where
   * @throws IllegalStateException if the experiment cannot be prepared
   * @throws NotJudgedException if an actor blocks outside its traced steps
   */
  public Performance replay(Experiment experiment, Schedule schedule) throws NotJudgedException {
    try (Troupe troupe = new Troupe()) {
      Performance played =
          new Theatre(experiment, this, troupe).play(Director.following(schedule)).performance();
      if (played.steps() < schedule.length()) {
        throw new IllegalArgumentException(
            "the schedule does not fit: it has %,d steps, but the run was over after %,d"
                .formatted(schedule.length(), played.steps()));
      }
      return played;
    }
  }
}
