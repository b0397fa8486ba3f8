package dev.millrace.benchmarks;

import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The minimum that a simulation of these models needs: a recursion from customer to customer
 * without events, xoshiro256++, ziggurat exponentials, and one histogram write a customer, the
 * wait.
 */
final class HandWrittenLoop implements Entry {
  private static final double NANOS = 1e9;

  @Override
  public String key() {
    return "hand-written";
  }

  @Override
  public Figures run(Model model, long customers, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    ContinuousSampler gaps = ZigguratSampler.Exponential.of(random, 1 / model.arrivalsPerSecond());
    ContinuousSampler services = ZigguratSampler.Exponential.of(random);
    return model.servers() == 1 && model.waitingPlaces() == Integer.MAX_VALUE
        ? oneServer(customers, gaps, services)
        : manyServers(model, customers, gaps, services);
  }

  /** Simulates by Lindley's recursion: next wait = max(0, wait + service - gap). */
  private static Figures oneServer(
      long customers, ContinuousSampler gaps, ContinuousSampler services) {
    Histogram waits = new Histogram(3);
    double wait = 0;
    for (long i = 0; i < customers; i++) {
      waits.recordValue((long) (wait * NANOS));
      wait = Math.max(0, wait + services.sample() - gaps.sample());
    }
    return new Figures(customers, 0, waits.getMean() / NANOS, null);
  }

  /**
   * Simulates by Kiefer and Wolfowitz's recursion with loss: the times at which each server becomes
   * free, and the latest starts of service, one for each waiting place. First come, first served
   * makes the starts ascend, so all places are taken while the oldest of these starts is in the
   * future.
   */
  private static Figures manyServers(
      Model model, long customers, ContinuousSampler gaps, ContinuousSampler services) {
    Histogram waits = new Histogram(3);
    double[] freeAt = new double[model.servers()];
    double[] starts = new double[model.waitingPlaces()];
    int oldest = 0;
    double now = 0;
    long lost = 0;
    for (long i = 0; i < customers; i++) {
      now += gaps.sample();
      if (starts[oldest] > now) {
        lost++;
        continue;
      }
      int server = earliest(freeAt);
      double start = Math.max(now, freeAt[server]);
      waits.recordValue((long) ((start - now) * NANOS));
      freeAt[server] = start + services.sample();
      starts[oldest] = start;
      oldest = oldest + 1 == starts.length ? 0 : oldest + 1;
    }
    return new Figures(customers, lost, waits.getMean() / NANOS, null);
  }

  private static int earliest(double[] times) {
    int earliest = 0;
    for (int i = 1; i < times.length; i++) {
      if (times[i] < times[earliest]) {
        earliest = i;
      }
    }
    return earliest;
  }
}
