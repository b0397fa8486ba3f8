package dev.millrace.pipeline;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.PipelineContract;
import dev.millrace.testkit.TestEnvironment;
import java.time.Duration;

/** One thread a side: more would starve each other on a small machine. */
class SpinningLockConformanceTest extends PipelineContract {

  private static final int MANY_PROCESSORS = 64;

  @Override
  public Pipeline<Message> create(TestEnvironment environment) {
    return new LockPipeline<>(
        LockWait.SPIN.strategy(environment.context(), MANY_PROCESSORS), environment.listener());
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
  public Duration callTimeout() {
    return Duration.ofMinutes(2);
  }
}
