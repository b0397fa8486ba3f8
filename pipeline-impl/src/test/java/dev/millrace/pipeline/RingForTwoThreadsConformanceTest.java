package dev.millrace.pipeline;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.PipelineContract;
import dev.millrace.testkit.TestEnvironment;

class RingForTwoThreadsConformanceTest extends PipelineContract {

  @Override
  public Pipeline<Message> create(TestEnvironment environment) {
    return new RingPipeline<>(new RingPipeline.Settings(4, RingWait.YIELD), environment.context());
  }

  @Override
  public int producers() {
    return 1;
  }

  @Override
  public int consumers() {
    return 1;
  }
}
