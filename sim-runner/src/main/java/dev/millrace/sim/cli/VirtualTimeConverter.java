package dev.millrace.sim.cli;

import ch.qos.logback.classic.pattern.DateConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.Nanos;

/**
 * Converts the time of a log line: in virtual time the worker's time since the start of the run,
 * otherwise the wall clock's, as logback's own {@code %d} does.
 *
 * <p>Reads the state of the logging thread, so an appender that writes on another thread shows the
 * wall clock's time.
 */
public final class VirtualTimeConverter extends DateConverter {

  @Override
  public String convert(ILoggingEvent event) {
    LogStamp stamp = LogStamp.ofThisThread();
    if (stamp == null) {
      return super.convert(event);
    }
    return Nanos.sinceStart(stamp.nanos());
  }
}
