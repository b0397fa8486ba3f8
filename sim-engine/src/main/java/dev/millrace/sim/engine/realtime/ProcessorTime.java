package dev.millrace.sim.engine.realtime;

import dev.millrace.sim.engine.Threads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.LongStream;

/**
 * The processor time of a run: that of its workers' threads. The time of virtual threads is not
 * available, so for them it is that of the whole process, compiler and garbage collector included.
 *
 * <p>Used by the controlling thread alone.
 */
final class ProcessorTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final com.sun.management.OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

  private final Threads kind;
  private final long processNanosBefore;

  /** Starts the count. */
  ProcessorTime(Threads kind) {
    this.kind = kind;
    this.processNanosBefore = PROCESS.getProcessCpuTime();
  }

  /** Returns the processor time of the calling thread in nanoseconds; 0 if not available. */
  static long ofThisThread(Threads kind) {
    return kind == Threads.PLATFORM && THREADS.isCurrentThreadCpuTimeSupported()
        ? Math.max(0, THREADS.getCurrentThreadCpuTime())
        : 0;
  }

  /** Returns the processor time since the start of the count, in nanoseconds. */
  long nanos(LongStream ofWorkers) {
    return kind == Threads.PLATFORM
        ? ofWorkers.sum()
        : PROCESS.getProcessCpuTime() - processNanosBefore;
  }
}
