package dev.millrace.sim.wiring;

import dev.millrace.sim.engine.MessageDraws;
import dev.millrace.sim.scenario.ConsumerDraws;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The random streams of a consuming worker.
 *
 * @param service that of the consumer
 * @param jitter that of the retry delays
 * @param draws moves both to the stream of a message; null if each is one stream
 */
record ConsumerStreams(
    RandomGenerator service, RandomGenerator jitter, @Nullable MessageDraws draws) {

  /**
   * Creates the streams.
   *
   * @param group the name of those that all workers of the group have, per message
   * @param worker the name of those of the worker alone
   */
  static ConsumerStreams of(
      ConsumerDraws kind, RandomStreams streams, String group, String worker) {
    if (kind == ConsumerDraws.PER_WORKER) {
      return new ConsumerStreams(streams.stream(worker), streams.stream(worker + "/retry"), null);
    }
    MessageStream service = streams.messageStream(group + "/message");
    MessageStream jitter = streams.messageStream(group + "/retry/message");
    return new ConsumerStreams(
        service,
        jitter,
        (first, attempt) -> {
          service.begin(first, attempt);
          jitter.begin(first, attempt);
        });
  }
}
