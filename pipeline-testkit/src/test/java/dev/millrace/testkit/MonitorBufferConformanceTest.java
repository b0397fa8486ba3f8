package dev.millrace.testkit;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;

class MonitorBufferConformanceTest extends PipelineContract {

  @Override
  public Pipeline<Message> create(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener());
  }
}
