package dev.millrace.sim.cli;

import ch.qos.logback.classic.pattern.ThreadConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.millrace.sim.engine.LogStamp;

/**
 * Converts the worker of a log line: on real threads the thread's name, which is the worker's; in
 * virtual time the current worker, after the number of the replication if there are several: {@code
 * 3/network-1}.
 *
 * <p>Reads the state of the logging thread, so an appender that writes on another thread shows the
 * name of the thread that runs the engine.
 */
public final class WorkerConverter extends ThreadConverter {

  @Override
  public String convert(ILoggingEvent event) {
    LogStamp stamp = LogStamp.ofThisThread();
    return stamp == null ? super.convert(event) : stamp.worker();
  }
}
