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

/** The command that tells how time and memory a message grow with messages and with workers. */
@Command(
    name = "scaling",
    description = "What a message costs, in time and memory, by messages and by workers.",
    showDefaultValues = true)
final class Scaling implements Callable<Integer> {
  private static final long FEWEST = 100_000;

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one in its place

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private HelpOption help = new HelpOption();

  @Option(names = "--messages", description = "The most messages of a run.")
  private long messages = 100_000_000;

  @Option(names = "--workers", description = "The most workers of a run, all of one group.")
  private int workers = 10_000;

  @Option(names = "--messages-by-workers", description = "How many messages workers share.")
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
    for (long most = FEWEST; most <= messages; most *= 10) {
      long size = most;
      tell(out, size, 1, Millrace.scenario(Model.MM1, size, 1));
    }
    for (int most = 10; most <= workers; most *= 10) {
      int size = most;
      tell(out, shared, size, manyServers(size, shared));
    }
    return 0;
  }

  /** Processor time and allocation of this thread while it plays; the set-up is left out. */
  private void tell(PrintWriter out, long size, int servers, String scenario) {
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

  /** M/M/c at a load of 0.8 through a queue with ample places. */
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
