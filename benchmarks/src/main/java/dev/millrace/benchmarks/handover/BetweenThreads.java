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

/** A stream of messages from one thread to another, at full speed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class BetweenThreads {

  private static final int MESSAGES = 100_000;

  /** The type of the pipeline, and of the primitive behind it. */
  @Param({"queue", "ring"})
  public String pipeline = "";

  /** The path of the messages; see {@link Relay#through}. */
  @Param({"bare", "pipeline", "off", "auto", "all"})
  public String through = "";

  private Relay relay = Relay.through("bare", "lock", 0);

  /** Starts the producing thread. */
  @Setup
  public void begin() {
    relay.close();
    relay = Relay.through(through, pipeline, MESSAGES);
  }

  /** Ends the producing thread. */
  @TearDown
  public void end() {
    relay.close();
  }

  /** Hands over a block of messages. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void handOver() throws Exception {
    relay.run();
  }
}
