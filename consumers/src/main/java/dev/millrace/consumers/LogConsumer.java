package dev.millrace.consumers;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A consumer that logs the body of each message at INFO; its service time is 0. */
public final class LogConsumer implements Consumer {

  private static final Logger log = LoggerFactory.getLogger(LogConsumer.class);

  @Override
  public void accept(Message message, Clock clock) {
    log.info("Consumer storing message: {}", message.body());
  }
}
