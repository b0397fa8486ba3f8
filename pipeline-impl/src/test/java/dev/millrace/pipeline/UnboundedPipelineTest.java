package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UnboundedPipelineTest {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(UnboundedPipeline.class);

  @BeforeAll
  static void silenceLog() {
    LOGGER.setAdditive(false);
  }

  @AfterAll
  static void restoreLog() {
    LOGGER.setAdditive(true);
  }

  @Test
  void constructor_warnsOnce() {
    var appender = new ListAppender<ILoggingEvent>();
    appender.start();
    LOGGER.addAppender(appender);
    new UnboundedPipeline<>();
    LOGGER.detachAppender(appender);

    assertThat(appender.list).hasSize(1);
    assertThat(appender.list.get(0).getLevel()).isEqualTo(Level.WARN);
    assertThat(appender.list.get(0).getMessage()).contains("unbounded");
  }

  @Test
  void size_tenThousandOffered_countsThem() {
    var pipeline = new UnboundedPipeline<Integer>();
    IntStream.range(0, 10_000).forEach(pipeline::offer);

    assertThat(pipeline.capacity()).isEqualTo(Integer.MAX_VALUE);
    assertThat(pipeline.size()).isEqualTo(10_000);
    assertThat(pipeline.poll()).isZero();
    assertThat(pipeline.size()).isEqualTo(9_999);
  }
}
