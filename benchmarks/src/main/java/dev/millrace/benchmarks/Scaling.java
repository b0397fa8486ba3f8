package dev.millrace.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that measures time and memory per message, by messages and by workers. */
@Command(
    name = "scaling",
    description = "Time and memory per message, by number of messages and of workers.",
    showDefaultValues = true)
final class Scaling implements Callable<Integer> {
  private static final long MIN_MESSAGES = 100_000;

  @Spec private CommandSpec spec = CommandSpec.create(); // replaced by picocli

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private HelpOption help = new HelpOption();

  @Option(names = "--messages", description = "Maximum number of messages of a run.")
  private long messages = 100_000_000;

  @Option(
      names = "--workers",
      description = "Maximum number of workers of a run, all in one group.")
  private int workers = 10_000;

  @Option(
      names = "--messages-by-workers",
      description = "Number of messages in the runs by workers.")
  private long shared = 5_000_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (int i = 0; i < 3; i++) {
      Millrace.engine(Millrace.scenario(Model.MM1, shared, i)).run();
      Millrace.engine(manyServers(10, shared)).run();
    }
    out.printf("%14s %12s %12s %10s%n", "messages", "workers", "ns each", "bytes each");
    for (long most = MIN_MESSAGES; most <= messages; most *= 10) {
      long size = most;
      print(out, size, 1, Millrace.scenario(Model.MM1, size, 1));
    }
    for (int most = 10; most <= workers; most *= 10) {
      int size = most;
      print(out, shared, size, manyServers(size, shared));
    }
    return 0;
  }

  /** Prints processor time and allocation of this thread during a run, without the set-up. */
  private void print(PrintWriter out, long size, int servers, String scenario) {
    VirtualTimeEngine engine = Millrace.engine(scenario);
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long begin = threads.getCurrentThreadCpuTime();
    engine.run();
    long nanos = threads.getCurrentThreadCpuTime() - begin;
    bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
    out.printf(
        "%,14d %,12d %12.1f %10.1f%n", size, servers, (double) nanos / size, (double) bytes / size);
    out.flush();
  }

  /** Returns the scenario of M/M/c at a load of 0.8 with an ample queue. */
  private static String manyServers(int servers, long messages) {
    return """
        producers.customers {
          type = random, messages = %d, gap { type = exponential, mean = %dns }
        }
        pipeline { type = queue, overflow.policy = block, capacity = 10000 }
        consumers.servers {
          type = slow-database, count = %d, service { type = exponential, mean = 1s }
        }
        run { engine = virtual, seed = 1 }
        """
        .formatted(messages, Math.round(1.25e9 / servers), servers);
  }
}
