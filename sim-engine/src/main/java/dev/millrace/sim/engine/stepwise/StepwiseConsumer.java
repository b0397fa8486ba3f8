package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.Message;
import dev.millrace.ledger.DirectJournal;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Batch;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A worker that takes messages from the pipeline and has its consumer store them. */
final class StepwiseConsumer extends StepwiseWorker {

  private final Batch size;
  private final DirectJournal journal;
  private final StepwiseStore store;
  private final List<Message> batch = new ArrayList<>();
  private boolean taking;

  StepwiseConsumer(ConsumerSeat seat, DirectJournal journal, StepwiseStore store, StepwiseRun run) {
    super(seat.name(), seat.consumer(), run);
    this.size = seat.batch();
    this.journal = journal;
    this.store = store;
  }

  StepwiseStore store() {
    return store;
  }

  /** Whether it is about to take a message, and may have done so. */
  boolean taking() {
    return taking;
  }

  @Override
  void work() throws InterruptedException {
    while (true) {
      taking = true;
      Message message = run.pipeline().take();
      if (message == null) {
        taking = false;
        if (!run.closed()) {
          throw new IllegalStateException(
              "the pipeline told the end of the stream, but it was not closed");
        }
        return;
      }
      batch.clear();
      received(message);
      if (size.size() > 1) {
        fill();
      }
      taking = false;
      store.store(Collections.unmodifiableList(batch));
    }
  }

  /** Adds to the batch what is there, and then what comes until it is full or time is up. */
  private void fill() throws InterruptedException {
    long until = Nanos.sum(run.clock().nanos(), size.linger().toNanos());
    try {
      List<Message> more = new ArrayList<>();
      try {
        run.pipeline().drainTo(more, size.size() - 1);
      } finally {
        more.forEach(this::received);
      }
      while (batch.size() < size.size()) {
        long left = until - run.clock().nanos();
        Message message = left <= 0 ? null : run.pipeline().poll(Duration.ofNanos(left));
        if (message == null) {
          run.clock().hasCome(until);
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
    run.wentOut();
    batch.add(message);
  }

  @Override
  void ended() {
    run.consumerEnded();
  }
}
