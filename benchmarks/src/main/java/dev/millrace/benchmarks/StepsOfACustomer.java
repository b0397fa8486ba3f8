package dev.millrace.benchmarks;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The steps that every simulated customer needs on any engine: random numbers and histogram writes.
 * Their sum is a lower bound for {@link CustomersPerSecond}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class StepsOfACustomer {
  private static final double NANOS = 1e9;

  private UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1);
  private ContinuousSampler exponential = ZigguratSampler.Exponential.of(random);
  private Histogram histogram = new Histogram(3);

  /** Resets the random numbers and the histogram before each iteration. */
  @Setup
  public void startAgain() {
    random = RandomSource.XO_SHI_RO_256_PP.create(1);
    exponential = ZigguratSampler.Exponential.of(random);
    histogram = new Histogram(3);
  }

  /** Measures a uniform number: xoshiro256++. */
  @Benchmark
  public double uniform() {
    return random.nextDouble();
  }

  /** Measures an exponential number by the ziggurat method. */
  @Benchmark
  public double exponentialByZiggurat() {
    return exponential.sample();
  }

  /** Measures an exponential number by inversion with log. */
  @Benchmark
  public double exponentialByLog() {
    return -Math.log(1 - random.nextDouble());
  }

  /** Measures an exponential number by inversion with log1p. */
  @Benchmark
  public double exponentialByLog1p() {
    return -Math.log1p(-random.nextDouble());
  }

  /** Measures an exponential number by the ziggurat method, and its histogram write. */
  @Benchmark
  public double exponentialRecorded() {
    double seconds = exponential.sample();
    histogram.recordValue((long) (seconds * NANOS));
    return seconds;
  }
}
