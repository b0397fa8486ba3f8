package dev.millrace.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.millrace.api.Message;
import org.junit.jupiter.api.Test;

class LogConsumerTest {

  @Test
  void eachBodyIsLogged() {
    try (var log = new CapturedLog(LogConsumer.class)) {
      var consumer = new LogConsumer();
      consumer.accept(new Message("network-1", 0, 0, 43), mock());
      consumer.accept(new Message("network-1", 1, 0, "{}"), mock());

      assertThat(log.lines())
          .containsExactly(
              "INFO Consumer storing message: 43", "INFO Consumer storing message: {}");
    }
  }
}
