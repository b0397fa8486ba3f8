package dev.millrace.benchmarks;

import dev.millrace.sim.engine.virtualtime.EventList;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
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
 * The cost of finding the next event and replacing it by its worker's following one, by number of
 * workers: the engine's {@link EventList} compared with a {@link PriorityQueue} of events.
 *
 * <p>The hold model: the following event is a random time after this one (D. W. Jones, "An
 * Empirical Comparison of Priority-Queue and Event-Set Implementations", Communications of the ACM
 * 29, 1986). The time is read from a table, so that the draw does not dominate.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class EventOrder {
  private static final int TABLE = 1 << 12;
  private static final double MEAN_NANOS = 1e9;

  /** The number of workers, each of which has a next event. */
  @Param({"4", "64", "1024", "10000"})
  public int workers;

  private final long[] gaps = new long[TABLE];
  private int drawn;
  private EventList events = new EventList(1);
  private final PriorityQueue<Event> queue = new PriorityQueue<>();

  /** An event of a worker; simultaneous events are ordered by worker number. */
  private static final class Event implements Comparable<Event> {
    private final int worker;
    private long nanos;

    Event(int worker, long nanos) {
      this.worker = worker;
      this.nanos = nanos;
    }

    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime == 0 ? Integer.compare(worker, other.worker) : byTime;
    }
  }

  /** Creates the first event of every worker. */
  @Setup
  public void begin() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1);
    for (int i = 0; i < TABLE; i++) {
      gaps[i] = (long) (-Math.log(1 - random.nextDouble()) * MEAN_NANOS);
    }
    events = new EventList(workers);
    queue.clear();
    for (int worker = 0; worker < workers; worker++) {
      long nanos = gap();
      events.set(worker, nanos);
      queue.add(new Event(worker, nanos));
    }
  }

  /** Measures the tournament tree of the engine. */
  @Benchmark
  public long events() {
    long now = events.firstNanos();
    events.set(events.first(), now + gap());
    return now;
  }

  /** Measures the binary heap of the JDK, with reused event objects. */
  @Benchmark
  public long priorityQueue() {
    Event event = queue.remove();
    long now = event.nanos;
    event.nanos = now + gap();
    queue.add(event);
    return now;
  }

  private long gap() {
    drawn = (drawn + 1) & (TABLE - 1);
    return gaps[drawn];
  }
}
