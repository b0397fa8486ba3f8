package dev.millrace.sim.engine;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.measure.Journey;
import java.util.List;

/**
 * Lets the consumers of later stages store the messages of the first stage, as if there were one.
 */
public final class LaterStageSpecs {

  private LaterStageSpecs() {}

  /** Returns the worker with a consumer that is given the messages of the first stage. */
  public static ConsumerSpec of(ConsumerSpec spec) {
    MessageDraws draws = spec.draws();
    return new ConsumerSpec(
        spec.name(),
        new OriginConsumer(ContextLoader.around(spec.consumer())),
        spec.retry(),
        spec.batch(),
        spec.jitter(),
        spec.limit(),
        draws == null ? null : (first, attempt) -> draws.begin(Journey.originOf(first), attempt),
        spec.scaling());
  }

  private record OriginConsumer(Consumer consumer) implements Consumer {

    @Override
    public void accept(Message message, Clock clock) throws Exception {
      consumer.accept(Journey.originOf(message), clock);
    }

    @Override
    public void acceptAll(List<Message> batch, Clock clock) throws Exception {
      consumer.acceptAll(batch.stream().map(Journey::originOf).toList(), clock);
    }

    @Override
    public void close() throws Exception {
      consumer.close();
    }
  }
}
