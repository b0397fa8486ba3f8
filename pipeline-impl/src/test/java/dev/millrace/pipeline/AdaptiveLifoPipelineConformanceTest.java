package dev.millrace.pipeline;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.PipelineContract;
import dev.millrace.testkit.TestEnvironment;
import java.time.Duration;

class AdaptiveLifoPipelineConformanceTest extends PipelineContract {

  @Override
  public Pipeline<Message> create(TestEnvironment environment) {
    return new AdaptiveLifoPipeline<>(
        new AdaptiveLifoPipeline.Settings(2, Duration.ofMillis(1)), environment.context());
  }
}
