package dev.millrace.sim.engine;

import dev.millrace.sim.engine.Scaling.Rule;
import dev.millrace.sim.engine.Scaling.Step;

/**
 * Decides how many workers of a group take messages, in the course of one run. The engines carry
 * its decisions out: the workers with the lowest numbers are present.
 *
 * <p>Not thread-safe: used by the thread that controls the run.
 */
public final class Scaler {

  /** The time of the next decision if there is none. */
  public static final long NEVER = Long.MAX_VALUE;

  private final Scaling scaling;
  private int count;
  private int stepsTaken;
  private long nextNanos;

  /** The end of the cool-down. */
  private long coolNanos;

  /** Creates a scaler at the start of a run. */
  public Scaler(Scaling scaling) {
    this.scaling = scaling;
    this.count = scaling.start();
    Rule rule = scaling.rule();
    this.nextNanos = rule == null ? nextStepNanos() : rule.checkInterval().toNanos();
  }

  /** Returns the number of workers that are present, or will be after their start delay. */
  public int count() {
    return count;
  }

  /** Returns when the next decision is due; {@link #NEVER} if there is none. */
  public long nextNanos() {
    return nextNanos;
  }

  /** Returns the time from a decision until an added worker takes messages. */
  public long startDelayNanos() {
    Rule rule = scaling.rule();
    return rule == null ? 0 : rule.startDelay().toNanos();
  }

  /**
   * Makes the decision that is due.
   *
   * @param queueLength the number of messages in the pipeline
   */
  public void decide(long nowNanos, int queueLength) {
    Rule rule = scaling.rule();
    if (rule == null) {
      while (nextNanos <= nowNanos) {
        count = scaling.steps().get(stepsTaken++).count();
        nextNanos = nextStepNanos();
      }
      return;
    }
    int change = change(rule, queueLength);
    if (change != 0 && nowNanos >= coolNanos) {
      count += change;
      coolNanos = Nanos.sum(nowNanos, rule.coolDown().toNanos());
    }
    while (nextNanos <= nowNanos) {
      nextNanos = Nanos.sum(nextNanos, rule.checkInterval().toNanos());
    }
  }

  /** Returns whether a later decision changes the number if the queue keeps this length. */
  public boolean willChange(int queueLength) {
    Rule rule = scaling.rule();
    return rule == null ? nextNanos < NEVER : change(rule, queueLength) != 0;
  }

  private int change(Rule rule, int queueLength) {
    if (queueLength > rule.addWhenLongerThan() && count < rule.max()) {
      return 1;
    }
    return queueLength < rule.removeWhenShorterThan() && count > rule.min() ? -1 : 0;
  }

  private long nextStepNanos() {
    if (stepsTaken == scaling.steps().size()) {
      return NEVER;
    }
    Step next = scaling.steps().get(stepsTaken);
    return next.at().toNanos();
  }
}
