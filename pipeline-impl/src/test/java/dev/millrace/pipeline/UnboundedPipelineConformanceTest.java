package dev.millrace.pipeline;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.PipelineContract;
import dev.millrace.testkit.TestEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.slf4j.LoggerFactory;

class UnboundedPipelineConformanceTest extends PipelineContract {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(UnboundedPipeline.class);

  @BeforeAll
  static void silenceLog() {
    LOGGER.setLevel(Level.ERROR);
  }

  @AfterAll
  static void restoreLog() {
    LOGGER.setLevel(null);
  }

  @Override
  public Pipeline<Message> create(TestEnvironment environment) {
    return new UnboundedPipeline<>();
  }
}
