package dev.millrace.sim.engine.virtualtime;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.MessageGenerator;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.measure.ProducerMeter;
import org.jspecify.annotations.Nullable;

/**
 * A worker in virtual time that puts its producer's messages into the pipeline when they are due.
 */
final class VirtualProducer extends VirtualPutter {

  private final ProducerMeter meter;
  private final MessageGenerator generator;
  private @Nullable Throwable failure;

  VirtualProducer(
      ProducerSpec spec,
      int number,
      MessageGenerator generator,
      VirtualPipeline pipeline,
      OverflowPolicy overflow,
      ProducerMeter meter,
      MessageObserver observer,
      @Nullable VirtualStore store,
      VirtualRun run) {
    super(
        spec.name(),
        number,
        spec.components(),
        pipeline,
        overflow,
        spec.expiresAtOnce(),
        observer,
        store,
        run);
    this.generator = generator;
    this.meter = meter;
  }

  @Override
  void act(long now) throws Throwable {
    switch (state) {
      case PRODUCING, AWAITING_OUTCOME -> produce(now);
      case DUE -> putNext(now);
      case FAILED -> throw requireNonNull(failure);
      case WAITING -> endWait(now);
      case STORING -> {
        long next = requireNonNull(store).proceed(now);
        if (next == EventList.NEVER) {
          proceed(now);
        } else {
          actAt(next);
        }
      }
    }
  }

  /** Records that one of its messages has reached its outcome, and continues if it awaits that. */
  void settled(long number, long now) {
    generator.settled(number);
    if (state == ProducerState.AWAITING_OUTCOME && !generator.awaitsOutcome() && !hasEnded()) {
      generator.putReturned(now);
      actAt(now);
    }
  }

  /** Ends a worker that has no message offered; one that waits to put its last continues. */
  void stop(long now) {
    if (state != ProducerState.WAITING && state != ProducerState.STORING) {
      end(now);
    }
  }

  @Override
  void end(long now) {
    if (!hasEnded()) {
      meter.ended(generator.dueNanos());
      run.workerEnded();
    }
    super.end(now);
  }

  /** Asks for the next message. Another worker's event may lead here, so nothing is thrown. */
  private void produce(long now) {
    stampLogs(now);
    try {
      if (run.producersStop() || !advance(now)) {
        end(now);
        return;
      }
    } catch (Throwable t) {
      run.calls.exit();
      failure = t;
      state = ProducerState.FAILED;
      actAt(now);
      return;
    }
    state = ProducerState.DUE;
    actAt(Math.max(now, generator.dueNanos()));
  }

  private boolean advance(long now) throws Exception {
    run.calls.enter(Method.NEXT);
    boolean hasNext = generator.advance(now);
    run.calls.exit();
    return hasNext;
  }

  private void putNext(long now) throws InterruptedException {
    long startNanos = generator.startNanos(now);
    if (startNanos > now) {
      actAt(startNanos); // until there is a token for it
      return;
    }
    stampLogs(now);
    Message next = generator.message();
    if (next == null) {
      end(now);
      return;
    }
    put(next, now);
  }

  @Override
  void proceed(long now) {
    if (generator.awaitsOutcome() && !run.producersStop()) {
      state = ProducerState.AWAITING_OUTCOME;
      sleep();
    } else {
      generator.putReturned(now);
      produce(now);
    }
  }
}
