package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.ledger.Journal;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Batch;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A worker that takes messages from the pipeline and has its consumer store them. */
final class ConsumerWorker extends Worker {

  private final Pipeline<Message> pipeline;
  private final BooleanSupplier pipelineClosed;
  private final Storing storing;
  private final Batch size;
  private final List<Message> batch = new ArrayList<>();
  private final List<Message> batchToRead = Collections.unmodifiableList(batch);

  /** Whether it has a batch that is not full yet. */
  private volatile boolean lingering;

  /**
   * Creates a worker.
   *
   * @param pipelineClosed whether the end of the stream has been told to the pipeline
   */
  ConsumerWorker(
      ConsumerSeat seat,
      Pipeline<Message> pipeline,
      BooleanSupplier pipelineClosed,
      WarmUp warmUp,
      Journal journal,
      StartGate gate,
      RunEvents events,
      RunSettings settings) {
    super(seat.name(), seat.consumer(), journal, gate, events, settings);
    this.pipeline = pipeline;
    this.pipelineClosed = pipelineClosed;
    this.storing = new Storing(seat, this, warmUp, settings);
    this.size = seat.batch();
  }

  /** What this worker measured; read it after the worker has ended. */
  ConsumerMeter meter() {
    return storing.meter();
  }

  /** Its attempts; to be read after the worker has ended. */
  Delivery delivery() {
    return storing.delivery();
  }

  @Override
  boolean goesOn() throws Exception {
    return journal.ownPassed() < usualUntil() ? usualStep() : !time.stopped() && step();
  }

  /** A message, of many, that is to be taken and stored, and nothing else. */
  private boolean usualStep() throws InterruptedException {
    Message message = pipeline.take();
    if (message == null) {
      return end();
    }
    journal.taken(message);
    journal.settledTaken(message, storing.deliver(message));
    return true;
  }

  private boolean step() throws InterruptedException {
    Message message = pipeline.take();
    if (message == null) {
      return end();
    }
    journal.taken(message);
    if (size.size() == 1) {
      storing.store(message);
      usualFrom(journal.ownPassed(), storing.usualUntil());
    } else {
      storeWithMore(message);
    }
    return true;
  }

  private boolean end() {
    if (!pipelineClosed.getAsBoolean()) {
      throw new IllegalStateException(
          "the pipeline told the end of the stream, but it was not closed");
    }
    return false;
  }

  @Override
  void finish() {
    storing.finish();
  }

  @Override
  String activity() {
    return journal.holds() && !lingering ? "stores" : "waits to take";
  }

  private void storeWithMore(Message first) throws InterruptedException {
    batch.clear();
    batch.add(first);
    lingering = true;
    fill();
    lingering = false;
    if (batch.size() == 1) {
      storing.store(first);
    } else {
      storing.store(batchToRead);
    }
  }

  /** Adds to the batch what is there, and then what comes until it is full or time is up. */
  private void fill() throws InterruptedException {
    long linger = size.linger().toNanos();
    long until = linger == 0 ? 0 : Nanos.sum(time.nanos(), linger);
    try {
      List<Message> more = new ArrayList<>();
      try {
        pipeline.drainTo(more, size.size() - 1);
      } finally {
        more.forEach(this::received);
      }
      while (linger > 0 && batch.size() < size.size() && !time.stopped()) {
        long left = until - time.nanos();
        Message message = left <= 0 ? null : pipeline.poll(Duration.ofNanos(left));
        if (message == null) {
          return;
        }
        received(message);
      }
    } catch (Throwable t) {
      batch.forEach(message -> journal.settled(message, Outcome.ABANDONED));
      throw t;
    }
  }

  private void received(Message message) {
    journal.taken(message);
    batch.add(message);
  }
}
