package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.pipeline.StreamRound.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * Four producers that evict, every second time, and wait otherwise, and two consumers at one
 * pipeline; then every message is accounted for: it was taken once, or evicted once.
 */
final class EvictionRound {

  private static final int PRODUCERS = 4;
  private static final int CONSUMERS = 2;
  private static final int MESSAGES = 300;

  private EvictionRound() {}

  static void play(EvictingPipeline<Item> pipeline, Victims victims) throws Exception {
    List<Running<List<Item>>> producers = new ArrayList<>();
    List<Running<List<Item>>> consumers = new ArrayList<>();
    for (int i = 0; i < PRODUCERS; i++) {
      int worker = i;
      producers.add(Running.call(() -> produce(pipeline, worker, victims)));
    }
    for (int i = 0; i < CONSUMERS; i++) {
      consumers.add(Running.call(() -> consume(pipeline)));
    }
    List<Item> goneOut = new ArrayList<>();
    for (var producer : producers) {
      goneOut.addAll(producer.result());
    }
    pipeline.close();
    for (var consumer : consumers) {
      List<Item> taken = consumer.result();
      assertThat(taken).satisfies(StreamRound::eachProducersOrderIsKept);
      goneOut.addAll(taken);
    }

    assertThat(goneOut).hasSize(PRODUCERS * MESSAGES).doesNotHaveDuplicates();
    assertThat(pipeline.size()).isZero();
  }

  private static List<Item> produce(EvictingPipeline<Item> pipeline, int producer, Victims victims)
      throws InterruptedException {
    List<Item> evicted = new ArrayList<>();
    for (int sequence = 0; sequence < MESSAGES; sequence++) {
      Item item = new Item(producer, sequence);
      if (sequence % 2 == 0) {
        evicted.addAll(pipeline.putEvicting(item, victims));
      } else {
        pipeline.put(item);
      }
      assertThat(pipeline.size()).isLessThanOrEqualTo(pipeline.capacity());
    }
    return evicted;
  }

  private static List<Item> consume(EvictingPipeline<Item> pipeline) throws InterruptedException {
    List<Item> taken = new ArrayList<>();
    for (Item item = pipeline.take(); item != null; item = pipeline.take()) {
      taken.add(item);
    }
    return taken;
  }
}
