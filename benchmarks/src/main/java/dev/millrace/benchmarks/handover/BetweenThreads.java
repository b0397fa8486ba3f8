package dev.millrace.benchmarks.handover;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Messages that flow from one thread to another, as fast as both go. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class BetweenThreads {

  private static final int MESSAGES = 100_000;

  /** Which pipeline, and the primitive behind it. */
  @Param({"queue", "ring"})
  public String pipeline = "";

  /** What the messages go through. */
  @Param({"bare", "pipeline", "off", "auto", "all"})
  public String through = "";

  private Relay relay = Relay.through("bare", "lock", 0);

  /** Starts the other thread. */
  @Setup
  public void begin() {
    relay.close();
    relay = Relay.through(through, pipeline, MESSAGES);
  }

  /** Ends the other thread. */
  @TearDown
  public void end() {
    relay.close();
  }

  /** Hands the messages over. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void handOver() throws Exception {
    relay.run();
  }
}
