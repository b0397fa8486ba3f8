package com.example.twostacks;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.PipelineContract;
import dev.millrace.testkit.TestEnvironment;

class TwoStacksConformanceTest extends PipelineContract {

  @Override
  public Pipeline<Message> create(TestEnvironment environment) {
    return new TwoStacksPipeline<>(new TwoStacksPipeline.Settings(2));
  }
}
