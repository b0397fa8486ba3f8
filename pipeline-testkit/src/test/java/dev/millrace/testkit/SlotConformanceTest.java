package dev.millrace.testkit;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;

class SlotConformanceTest extends PipelineContract {

  @Override
  public Pipeline<Message> create(TestEnvironment environment) {
    return new Slot(environment.listener());
  }
}
