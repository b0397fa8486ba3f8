package dev.millrace.sim.engine.realtime;

import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Ledger;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.measure.WarmUp;

/**
 * The way of messages through a producing and a consuming worker, all that these do for each of
 * them, with no thread, no start and no end: what is timed to know what the framework costs.
 *
 * <p>The methods of one side are called by one thread at a time, and each call
 * <i>happens-before</i> the next.
 */
public final class WorkerPath {

  private final Ledger ledger;
  private final ProducerWorker producer;
  private final ConsumerWorker consumer;

  /** The way through the first producer and the first consumer of a simulation. */
  public WorkerPath(Simulation simulation) {
    ProducerSeat producing = simulation.producers().get(0);
    ConsumerSeat consuming = simulation.consumers().get(0);
    WarmUp warmUp = simulation.settings().newWarmUp();
    StartGate gate = new StartGate(2);
    RunEvents events = new RunEvents();
    this.ledger =
        new Ledger(
            simulation.producers().stream().map(ProducerSeat::name).toList(),
            simulation.pipeline().keepsOrder());
    this.producer =
        new ProducerWorker(
            producing,
            simulation,
            new MessageBudget(simulation.settings().messages(), () -> {}),
            Long.MAX_VALUE,
            warmUp,
            ledger.producerJournal(producing.name()),
            gate,
            events);
    this.consumer =
        new ConsumerWorker(
            consuming,
            simulation.pipeline(),
            () -> true,
            warmUp,
            ledger.newConsumerJournal(),
            gate,
            events,
            simulation.settings());
    long start = System.nanoTime();
    producer.time.startAt(start);
    consumer.time.startAt(start);
  }

  /** Makes a message and puts it; false when there are no more. */
  public boolean put() throws Exception {
    return producer.goesOn();
  }

  /** Takes a message, or a batch, and stores it; false when there are no more. */
  public boolean take() throws Exception {
    return consumer.goesOn();
  }

  /** Closes the account; to be called when nobody is at work any more. */
  public Balance balance() {
    return ledger.close(true);
  }
}
