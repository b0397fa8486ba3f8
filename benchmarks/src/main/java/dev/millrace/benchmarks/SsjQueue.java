package dev.millrace.benchmarks;

import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.rng.MRG31k3p;
import umontreal.ssj.rng.RandomStream;
import umontreal.ssj.simevents.Accumulate;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.DoublyLinked;

/**
 * One run of a model on SSJ's event view, tuned: a doubly linked event list (SSJ's fastest for so
 * few pending events), one reused event object for the arrivals and one a server, the fast MRG31k3p
 * streams, and a queue of primitive arrival times.
 */
final class SsjQueue {
  private static final double NANOS = 1e9;

  private final Simulator simulator = new Simulator(new DoublyLinked());
  private final RandomStream gaps;
  private final RandomStream services;
  private final double meanGap;
  private final int waitingPlaces;
  private final long customers;
  private final boolean fullMeasurement;
  private final boolean ownGenerator;

  private final DoubleRing queue = new DoubleRing();
  private final Departure[] idle;
  private int idleCount;
  private long offered;
  private long lost;

  private final Histogram waitNanos = new Histogram(3);
  private final Histogram serviceNanos = new Histogram(3);
  private final Histogram sojournNanos = new Histogram(3);
  private final Accumulate queueLength = new Accumulate(simulator);

  SsjQueue(Model model, long customers, long seed, boolean fullMeasurement, boolean ownGenerator) {
    SplittableRandom seeds = new SplittableRandom(seed);
    this.gaps = stream(seeds);
    this.services = stream(seeds);
    this.meanGap = 1 / model.arrivalsPerSecond();
    this.waitingPlaces = model.waitingPlaces();
    this.customers = customers;
    this.fullMeasurement = fullMeasurement;
    this.ownGenerator = ownGenerator;
    this.idle = new Departure[model.servers()];
    while (idleCount < idle.length) {
      idle[idleCount++] = new Departure();
    }
  }

  private static RandomStream stream(SplittableRandom seeds) {
    MRG31k3p stream = new MRG31k3p();
    // Each of the six words must be from 1 to below the smaller of the two moduli.
    stream.setSeed(seeds.ints(6, 1, 2_147_462_579).toArray());
    return stream;
  }

  Figures run() {
    new Arrival().schedule(exponential(gaps, meanGap));
    simulator.start();
    return new Figures(
        offered,
        lost,
        waitNanos.getMean() / NANOS,
        fullMeasurement
            ? new Figures.Rest(
                serviceNanos.getMean() / NANOS,
                sojournNanos.getMean() / NANOS,
                queueLength.average())
            : null);
  }

  /**
   * Draws an exponential by inversion. SSJ's own ExponentialGen uses log1p, which is much slower
   * than log in Java.
   */
  private double exponential(RandomStream stream, double mean) {
    if (ownGenerator) {
      return ExponentialGen.nextDouble(stream, 1 / mean);
    }
    return -Math.log(stream.nextDouble()) * mean;
  }

  private static void record(Histogram histogram, double seconds) {
    histogram.recordValue((long) (seconds * NANOS));
  }

  private void queueChanged() {
    if (fullMeasurement) {
      queueLength.update(queue.size());
    }
  }

  private final class Arrival extends Event {
    Arrival() {
      super(simulator);
    }

    @Override
    public void actions() {
      offered++;
      if (offered < customers) {
        schedule(exponential(gaps, meanGap));
      }
      if (idleCount > 0) {
        idle[--idleCount].serve(simulator.time());
      } else if (queue.size() < waitingPlaces) {
        queue.add(simulator.time());
        queueChanged();
      } else {
        lost++;
      }
    }
  }

  /** The end of a service; one object a server, which also holds the customer in service. */
  private final class Departure extends Event {
    private double arrived;
    private double started;

    Departure() {
      super(simulator);
    }

    void serve(double customerArrived) {
      arrived = customerArrived;
      started = simulator.time();
      record(waitNanos, started - arrived);
      schedule(exponential(services, 1));
    }

    @Override
    public void actions() {
      if (fullMeasurement) {
        record(serviceNanos, simulator.time() - started);
        record(sojournNanos, simulator.time() - arrived);
      }
      if (queue.size() > 0) {
        double next = queue.removeFirst();
        queueChanged();
        serve(next);
      } else {
        idle[idleCount++] = this;
      }
    }
  }
}
