package dev.millrace.pipeline;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.PipelineContract;
import dev.millrace.testkit.Surroundings;

class LifoPipelineConformanceTest extends PipelineContract {

  @Override
  public Pipeline<Message> create(Surroundings surroundings) {
    return new LifoPipeline<>(new LifoPipeline.Settings(2));
  }
}
