package dev.millrace.benchmarks.handover;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.sim.engine.realtime.WorkerPath;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Messages that are created, put, taken and stored by one thread, which never waits: through the
 * bare primitive, through the pipeline alone, and through both workers. Producer and consumer are
 * the same in all cases, and minimal.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 100, time = 10, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class InOneThread {

  /** The type of the pipeline, and of the primitive behind it. */
  @Param({"lock", "queue", "ring"})
  public String pipeline = "";

  private Bare bare = new Bare.Ring();
  private Pipeline<Message> alone = Framework.pipeline("lock");
  private WorkerPath off = Framework.path("lock", "off");
  private WorkerPath sampled = off;
  private WorkerPath all = off;
  private Program program = new Program();

  /** Creates the paths to compare. */
  @Setup
  public void begin() {
    program = new Program();
    bare = Bare.of(pipeline);
    alone = Framework.pipeline(pipeline);
    off = Framework.path(pipeline, "off");
    sampled = Framework.path(pipeline, "sampled");
    all = Framework.path(pipeline, "all");
  }

  /** Measures the primitive. */
  @Benchmark
  public void bare() throws Exception {
    bare.put(program.next());
    program.store(bare.take());
  }

  /** Measures the pipeline. */
  @Benchmark
  public void pipeline() throws Exception {
    alone.put(program.next());
    program.store(requireNonNull(alone.take()));
  }

  /** Measures the workers' path without timing. */
  @Benchmark
  public void measuredOff() throws Exception {
    off.put();
    off.take();
  }

  /** Measures the workers' path with one message in 64 timed. */
  @Benchmark
  public void measuredSampled() throws Exception {
    sampled.put();
    sampled.take();
  }

  /** Measures the workers' path with every message timed. */
  @Benchmark
  public void measuredAll() throws Exception {
    all.put();
    all.take();
  }

  /** Measures two clock readings, the minimum for a timed message. */
  @Benchmark
  public long twoReadings() {
    long first = System.nanoTime();
    return System.nanoTime() - first;
  }
}
