package dev.millrace.sim.engine.realtime;

import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.worker.WorkerFactory;
import dev.millrace.sim.engine.worker.WorkerLoop;

/**
 * The first producing and the first consuming worker of a simulation, run message by message by the
 * caller, for benchmarks of what a worker adds to the pipeline.
 *
 * <p>The methods of one side are called by one thread at a time, and each call
 * <i>happens-before</i> the next.
 */
public final class WorkerPath {

  private final Ledger ledger;
  private final WorkerLoop producer;
  private final WorkerLoop consumer;

  /** Creates the two workers. */
  public WorkerPath(Simulation simulation) {
    RunSettings settings = simulation.settings();
    ledger = new Ledger(simulation.producerNames(), simulation.pipeline().keepsOrder());
    var factory = new WorkerFactory(simulation, ledger, settings.newWarmUp());
    var budget = new MessageBudget(settings.messages(), () -> {});
    long start = System.nanoTime();
    var clock = new RunClock(settings.realTime());
    clock.startAt(start);
    producer =
        factory.producer(simulation.producers().get(0), budget, clock, MessageObserver.NONE).loop();
    clock = new RunClock(settings.realTime());
    clock.startAt(start);
    consumer =
        factory
            .consumer(simulation.consumers().get(0), clock, () -> true, MessageObserver.NONE)
            .loop();
  }

  /** Produces a message and puts it; returns false if there are no more. */
  public boolean put() throws Exception {
    return producer.runOnce();
  }

  /** Takes a message or a batch and stores it; returns false if there are no more. */
  public boolean take() throws Exception {
    return consumer.runOnce();
  }

  /** Closes the ledger; called when neither worker is at work. */
  public Balance ledger() {
    return ledger.close(true);
  }
}
