package dev.millrace.pipeline;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.PipelineContract;
import dev.millrace.testkit.Surroundings;
import java.time.Duration;

/** One thread on each side: more would keep each other from running on a small machine. */
class SpinningLockConformanceTest extends PipelineContract {

  /** So many that spinning is never refused. */
  private static final int PROCESSORS = 64;

  @Override
  public Pipeline<Message> create(Surroundings surroundings) {
    return new LockPipeline<>(
        Acquiring.of(LockWait.SPIN, surroundings.context(), PROCESSORS), surroundings.listener());
  }

  @Override
  public int producers() {
    return 1;
  }

  @Override
  public int consumers() {
    return 1;
  }

  /** Two that spin on one processor use up their slices of its time before the other gets on. */
  @Override
  public Duration patience() {
    return Duration.ofMinutes(2);
  }
}
