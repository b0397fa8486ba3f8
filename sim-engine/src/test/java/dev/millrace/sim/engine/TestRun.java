package dev.millrace.sim.engine;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Producer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.testkit.SeededRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run put together by hand, for tests of the engine. */
public final class TestRun {

  private final List<ProducerSpec> producers = new ArrayList<>();
  private final List<ConsumerSpec> consumers = new ArrayList<>();
  private Pipeline<Message> pipeline = new MonitorPipeline(10);
  private RunContext context = new RunContext(List.of(), 0);
  private OverflowPolicy overflow = message -> new OverflowPolicy.Block();
  private Retry retry = new Retry(1, Duration.ZERO, Duration.ZERO);
  private Batch batch = Batch.SINGLE;
  private @Nullable WarmUpSetting warmUp;
  private @Nullable Consumer own;
  private Arrivals arrivals = Arrivals.OPEN;
  private @Nullable Duration deadline;
  private Expiry expiry = Expiry.WHEN_TAKEN;
  private @Nullable Duration duration;
  private @Nullable Long messages;
  private Duration stallTimeout = Duration.ofSeconds(30);
  private @Nullable Duration drainTimeout = Duration.ofSeconds(30);
  private Duration coolDown = Duration.ZERO;
  private RealTimeSettings realTime = RealTimeSettings.USUAL;

  /** Makes numbers from 0 to n - 1, all due at once, then ends. */
  public static Producer counting(int n) {
    int[] next = {0};
    return () -> next[0] < n ? new Arrival(0, next[0]++) : null;
  }

  /** Makes messages without end, all due at once. */
  public static Producer endless() {
    return () -> new Arrival(0, "again");
  }

  /** Produces a message after each gap, without end. */
  public static Producer every(Duration gap) {
    return () -> Arrival.after(gap, "body");
  }

  /** Produces a number of messages, each after the gap. */
  public static Producer every(Duration gap, int messages) {
    int[] next = {0};
    return () -> next[0] < messages ? Arrival.after(gap, next[0]++) : null;
  }

  public TestRun pipeline(Pipeline<Message> pipeline) {
    this.pipeline = pipeline;
    return this;
  }

  /** A pipeline that was given this context. */
  public TestRun pipeline(Pipeline<Message> pipeline, RunContext context) {
    this.context = context;
    return pipeline(pipeline);
  }

  public TestRun overflow(OverflowPolicy overflow) {
    this.overflow = overflow;
    return this;
  }

  public TestRun producer(Producer producer) {
    String name = "p-" + (producers.size() + 1);
    ConsumerSpec storing =
        own == null ? null : new ConsumerSpec(name + "/own", own, retry, SeededRandom.of(99));
    producers.add(new ProducerSpec(name, producer, arrivals, false, storing, deadline()));
    return this;
  }

  public TestRun consumer(Consumer consumer) {
    consumers.add(
        new ConsumerSpec(
            "c-" + (consumers.size() + 1),
            consumer,
            retry,
            batch,
            SeededRandom.of(consumers.size())));
    return this;
  }

  /** How the consumers added after this retry. */
  public TestRun retry(int attempts) {
    retry = new Retry(attempts, Duration.ofNanos(1), Duration.ofNanos(1));
    return this;
  }

  /** How many messages the consumers added after this store at once. */
  public TestRun batch(int size, Duration linger) {
    batch = new Batch(size, linger);
    return this;
  }

  /** With what the producers added after this store messages themselves. */
  public TestRun own(Consumer own) {
    this.own = own;
    return this;
  }

  public TestRun warmUp(WarmUpSetting setting) {
    this.warmUp = setting;
    return this;
  }

  /** How the consumers added after this retry, with up to so long between tries. */
  public TestRun retry(int attempts, Duration delay) {
    retry = new Retry(attempts, delay, delay);
    return this;
  }

  /** How the schedules of the producers added after this go on. */
  public TestRun arrivals(Arrivals arrivals) {
    this.arrivals = arrivals;
    return this;
  }

  /** How long after their due times the messages of producers added after this may be taken. */
  public TestRun deadline(Duration afterDue) {
    this.deadline = afterDue;
    return this;
  }

  /** When the messages of producers added after this are dropped. */
  public TestRun expiry(Expiry expiry) {
    this.expiry = expiry;
    return this;
  }

  private @Nullable Deadline deadline() {
    return deadline == null
        ? null
        : new Deadline(DurationDistribution.fixed(deadline), expiry, SeededRandom.of(7));
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

  public TestRun coolDown(Duration coolDown) {
    this.coolDown = coolDown;
    return this;
  }

  public TestRun drainTimeout(@Nullable Duration timeout) {
    this.drainTimeout = timeout;
    return this;
  }

  public TestRun realTime(Threads threads, Pacing pacing, Measure measure) {
    this.realTime = new RealTimeSettings(threads, pacing, measure);
    return this;
  }

  public RealTimeEngine engine() {
    return new RealTimeEngine(simulation());
  }

  public RunResult run() throws InterruptedException {
    return engine().run();
  }

  public VirtualTimeEngine virtualEngine() {
    return new VirtualTimeEngine(simulation());
  }

  public RunResult runInVirtualTime() {
    return virtualEngine().run();
  }

  public Simulation simulation() {
    var settings =
        new RunSettings(
            1, duration, messages, warmUp, stallTimeout, drainTimeout, realTime, coolDown);
    return new Simulation(settings, pipeline, context, overflow, producers, consumers);
  }

  /** Stores nothing and takes no time. */
  public static void ignore(Message message, Clock clock) {}
}
