package dev.millrace.pipeline;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.PipelineContract;
import dev.millrace.testkit.Surroundings;
import java.time.Duration;

/** One thread a side: more would starve each other on a small machine. */
class SpinningLockConformanceTest extends PipelineContract {

  private static final int MANY_PROCESSORS = 64;

  @Override
  public Pipeline<Message> create(Surroundings surroundings) {
    return new LockPipeline<>(
        LockWait.SPIN.strategy(surroundings.context(), MANY_PROCESSORS), surroundings.listener());
  }

  @Override
  public int producers() {
    return 1;
  }

  @Override
  public int consumers() {
    return 1;
  }

  /** Two threads that spin on one processor use up their time slices in turn. */
  @Override
  public Duration patience() {
    return Duration.ofMinutes(2);
  }
}
