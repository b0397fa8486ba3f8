package dev.millrace.pipeline;

import static java.util.stream.Collectors.groupingBy;
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
 * As many producers as consumers at one pipeline that is closed, by two threads at once, after a
 * number of messages that the seed decides; then every message is accounted for.
 */
final class StreamRound {

  private static final int WAYS_TO_TAKE = 4;

  /** Where nothing else makes producers wait. */
  private static final int ENOUGH_INSIDE = 16;

  private StreamRound() {}

  record Item(int producer, int sequence) {}

  /** Four producers and four consumers. */
  static void play(Pipeline<Item> pipeline, long seed) throws Exception {
    play(pipeline, 4, seed);
  }

  static void play(Pipeline<Item> pipeline, int workers, long seed) throws Exception {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var enough = new CountDownLatch(random.nextInt(40));
    List<Running<List<Item>>> producers = new ArrayList<>();
    List<Running<List<Item>>> consumers = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int worker = i;
      int way = (int) ((seed + i) % WAYS_TO_TAKE);
      producers.add(Running.call(() -> produce(pipeline, worker)));
      consumers.add(Running.call(() -> consume(pipeline, way, enough)));
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
  @SuppressWarnings("ThreadPriorityCheck") // consumers may need this very processor
  private static List<Item> produce(Pipeline<Item> pipeline, int producer) throws Exception {
    var accepted = new ArrayList<Item>();
    try {
      for (int sequence = 0; ; sequence++) {
        while (pipeline.size() > ENOUGH_INSIDE) {
          Thread.yield();
        }
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

  /** Takes until the end; in all ways but one it first tries without waiting for long. */
  private static List<Item> consume(Pipeline<Item> pipeline, int way, CountDownLatch enough)
      throws Exception {
    var taken = new ArrayList<Item>();
    while (true) {
      int before = taken.size();
      tryToTake(pipeline, way, taken);
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

  private static void tryToTake(Pipeline<Item> pipeline, int way, List<Item> taken)
      throws InterruptedException {
    Item item =
        switch (way) {
          case 0 -> pipeline.poll();
          case 1 -> pipeline.poll(Duration.ofNanos(20_000));
          default -> null;
        };
    if (item != null) {
      taken.add(item);
    }
    if (way == 2) {
      pipeline.drainTo(taken, 3);
    }
  }

  static void eachProducersOrderIsKept(List<? extends Item> share) {
    share.stream()
        .collect(groupingBy(Item::producer))
        .values()
        .forEach(ofOne -> assertThat(ofOne).extracting(Item::sequence).isSorted());
  }
}
