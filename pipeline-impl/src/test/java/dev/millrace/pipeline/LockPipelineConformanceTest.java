package dev.millrace.pipeline;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.PipelineContract;
import dev.millrace.testkit.TestEnvironment;

class LockPipelineConformanceTest extends PipelineContract {

  @Override
  public Pipeline<Message> create(TestEnvironment environment) {
    return new LockPipeline<>(environment.listener());
  }
}
