package dev.millrace.sim.cli;

import ch.qos.logback.classic.pattern.ThreadConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.millrace.sim.engine.LogStamp;

/**
 * The worker in a line of the log: on real threads the thread's name, which is the worker's; in
 * virtual time the worker at work, with the number of the replication before it if there are
 * several: {@code 3/network-1}.
 *
 * <p>It asks the thread that logs, so an appender that writes on another thread shows the name of
 * the thread that plays the run.
 */
public final class WorkerConverter extends ThreadConverter {

  @Override
  public String convert(ILoggingEvent event) {
    LogStamp stamp = LogStamp.ofThisThread();
    return stamp == null ? super.convert(event) : stamp.worker();
  }
}
