package dev.millrace.sim.engine;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Producer;
import dev.millrace.api.SeededRandom;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.scenario.Arrivals;
import dev.millrace.sim.scenario.Retry;
import dev.millrace.sim.scenario.RunSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run put together by hand, for tests of the engine. */
public final class TestRun {

  private final List<ProducerSeat> producers = new ArrayList<>();
  private final List<ConsumerSeat> consumers = new ArrayList<>();
  private Pipeline<Message> pipeline = new MonitorPipeline(10);
  private OverflowPolicy overflow = message -> new OverflowPolicy.Block();
  private Retry retry = new Retry(1, Duration.ZERO, Duration.ZERO);
  private Arrivals arrivals = Arrivals.OPEN;
  private @Nullable Duration duration;
  private @Nullable Long messages;
  private Duration stallTimeout = Duration.ofSeconds(30);
  private Duration drainTimeout = Duration.ofSeconds(30);

  /** Makes numbers from 0 to n - 1, all due at once, then ends. */
  public static Producer counting(int n) {
    int[] next = {0};
    return clock -> next[0] < n ? next[0]++ : null;
  }

  /** Makes messages without end, all due at once. */
  public static Producer endless() {
    return clock -> "again";
  }

  public TestRun pipeline(Pipeline<Message> pipeline) {
    this.pipeline = pipeline;
    return this;
  }

  public TestRun overflow(OverflowPolicy overflow) {
    this.overflow = overflow;
    return this;
  }

  public TestRun producer(Producer producer) {
    producers.add(new ProducerSeat("p-" + (producers.size() + 1), producer, arrivals, false));
    return this;
  }

  public TestRun consumer(Consumer consumer) {
    consumers.add(
        new ConsumerSeat(
            "c-" + (consumers.size() + 1), consumer, retry, SeededRandom.of(consumers.size())));
    return this;
  }

  /** How the consumers added after this retry. */
  public TestRun retry(int attempts) {
    retry = new Retry(attempts, Duration.ofNanos(1), Duration.ofNanos(1));
    return this;
  }

  /** How the schedules of the producers added after this go on. */
  public TestRun arrivals(Arrivals arrivals) {
    this.arrivals = arrivals;
    return this;
  }

  public TestRun duration(Duration duration) {
    this.duration = duration;
    return this;
  }

  public TestRun messages(long messages) {
    this.messages = messages;
    return this;
  }

  public TestRun stallTimeout(Duration timeout) {
    this.stallTimeout = timeout;
    return this;
  }

  public TestRun drainTimeout(Duration timeout) {
    this.drainTimeout = timeout;
    return this;
  }

  public RealTimeEngine engine() {
    var settings = new RunSettings(1, duration, messages, stallTimeout, drainTimeout);
    return new RealTimeEngine(new Simulation(settings, pipeline, overflow, producers, consumers));
  }

  public RunResult run() throws InterruptedException {
    return engine().run();
  }

  /** Stores nothing and takes no time. */
  public static void ignore(Message message, Clock clock) {}
}
