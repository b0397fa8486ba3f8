package dev.millrace.sim.engine.realtime;

import dev.millrace.sim.engine.Threads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.LongStream;

/**
 * The processor time of a run: that of its workers' threads. Where these are virtual, whose time
 * nobody tells, that of the whole process, compiler and garbage collector included.
 *
 * <p>For the thread in control.
 */
final class ProcessorTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final com.sun.management.OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

  private final Threads kind;
  private final long processNanosBefore;

  /** Begins to count. */
  ProcessorTime(Threads kind) {
    this.kind = kind;
    this.processNanosBefore = PROCESS.getProcessCpuTime();
  }

  /** The processor time of the calling thread in nanoseconds; 0 if nobody tells. */
  static long ofThisThread(Threads kind) {
    return kind == Threads.PLATFORM && THREADS.isCurrentThreadCpuTimeSupported()
        ? Math.max(0, THREADS.getCurrentThreadCpuTime())
        : 0;
  }

  /** The processor time since the beginning, in nanoseconds. */
  long nanos(LongStream ofWorkers) {
    return kind == Threads.PLATFORM
        ? ofWorkers.sum()
        : PROCESS.getProcessCpuTime() - processNanosBefore;
  }
}
