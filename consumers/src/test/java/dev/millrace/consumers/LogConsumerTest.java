package dev.millrace.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.millrace.api.Clock;
import dev.millrace.api.Message;
import org.junit.jupiter.api.Test;

class LogConsumerTest {

  @Test
  void itLogsTheBodyOfEachMessageAndTakesNoTime() {
    Clock clock = mock();
    try (var log = new CapturedLog(LogConsumer.class)) {
      var consumer = new LogConsumer();
      consumer.accept(new Message("network-1", 0, 0, 43), clock);
      consumer.accept(new Message("network-1", 1, 0, "{}"), clock);

      assertThat(log.lines())
          .containsExactly(
              "INFO Consumer storing message: 43", "INFO Consumer storing message: {}");
    }
    verifyNoInteractions(clock);
  }
}
