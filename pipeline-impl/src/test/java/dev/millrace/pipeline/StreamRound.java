package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Four producers and four consumers at one pipeline that is closed, by two threads at once, after a
 * number of messages that the seed decides; then every message is accounted for.
 */
final class StreamRound {

  private static final int WORKERS = 4;

  private StreamRound() {}

  record Item(int producer, int sequence) {}

  static void play(Pipeline<Item> pipeline, long seed) throws Exception {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var enough = new CountDownLatch(random.nextInt(40));
    List<Running<List<Item>>> producers = new ArrayList<>();
    List<Running<List<Item>>> consumers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      int worker = i;
      producers.add(Running.call(() -> produce(pipeline, worker)));
      consumers.add(Running.call(() -> consume(pipeline, worker, enough)));
    }
    enough.await();
    var alsoClosing = Running.run(pipeline::close);
    pipeline.close();
    alsoClosing.result();

    List<Item> accepted = new ArrayList<>();
    for (var producer : producers) {
      accepted.addAll(producer.result());
    }
    List<Item> taken = new ArrayList<>();
    for (var consumer : consumers) {
      List<Item> share = consumer.result();
      assertThat(share).as("round %s", seed).satisfies(StreamRound::eachProducersOrderIsKept);
      taken.addAll(share);
    }
    assertThat(taken).as("round %s", seed).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(pipeline.take()).isNull();
    assertThat(pipeline.size()).isZero();
  }

  /** Puts in all three ways, in turn, until the pipeline is closed. */
  private static List<Item> produce(Pipeline<Item> pipeline, int producer) throws Exception {
    var accepted = new ArrayList<Item>();
    try {
      for (int sequence = 0; ; sequence++) {
        var item = new Item(producer, sequence);
        boolean isAccepted =
            switch (sequence % 3) {
              case 0 -> {
                pipeline.put(item);
                yield true;
              }
              case 1 -> pipeline.offer(item);
              default -> pipeline.offer(item, Duration.ofNanos(20_000));
            };
        if (isAccepted) {
          accepted.add(item);
        }
      }
    } catch (ClosedPipelineException end) {
      return accepted;
    }
  }

  /** Takes until the end; all but one of the consumers first try in a way of their own. */
  private static List<Item> consume(Pipeline<Item> pipeline, int consumer, CountDownLatch enough)
      throws Exception {
    var taken = new ArrayList<Item>();
    while (true) {
      int before = taken.size();
      tryToTake(pipeline, consumer, taken);
      if (taken.size() == before) {
        Item item = pipeline.take();
        if (item == null) {
          return taken;
        }
        taken.add(item);
      }
      for (int i = before; i < taken.size(); i++) {
        enough.countDown();
      }
    }
  }

  private static void tryToTake(Pipeline<Item> pipeline, int consumer, List<Item> taken)
      throws InterruptedException {
    Item item =
        switch (consumer) {
          case 0 -> pipeline.poll();
          case 1 -> pipeline.poll(Duration.ofNanos(20_000));
          default -> null;
        };
    if (item != null) {
      taken.add(item);
    }
    if (consumer == 2) {
      pipeline.drainTo(taken, 3);
    }
  }

  static void eachProducersOrderIsKept(List<? extends Item> share) {
    for (int producer = 0; producer < WORKERS; producer++) {
      int number = producer;
      assertThat(share.stream().filter(item -> item.producer() == number))
          .extracting(Item::sequence)
          .isSorted();
    }
  }
}
