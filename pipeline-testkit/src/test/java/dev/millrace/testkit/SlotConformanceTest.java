package dev.millrace.testkit;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;

class SlotConformanceTest extends PipelineContract {

  @Override
  public Pipeline<Message> create(Surroundings surroundings) {
    return new Slot(surroundings.listener());
  }
}
