package dev.millrace.testkit;

import static dev.millrace.testkit.Ways.message;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Small scenarios played by Lincheck in one schedule after another: what happens between any two
 * instructions, found by search instead of by luck.
 */
interface ExploredRules extends PipelineRules {

  /** More places than these take too long to be filled in each schedule. */
  int MOST_TO_EXPLORE = 4;

  private static void check(boolean holds, String found) {
    if (!holds) {
      throw new AssertionError(found);
    }
  }

  private int smallCapacity() {
    int capacity = open().capacity();
    assumeTrue(
        capacity > 0 && capacity <= MOST_TO_EXPLORE,
        "not judged: with a capacity of " + capacity + " this is not explored");
    return capacity;
  }

  private static int polled(Pipeline<Message> pipeline) {
    int polled = 0;
    while (pipeline.poll() != null) {
      polled++;
    }
    return polled;
  }

  @Test
  default void rule01ExploredTwoProducers() {
    assumeSeveralProducers();
    Exploration.explore(
        Rule.EXACTLY_ONCE,
        "two producers and a taker",
        2,
        () -> {
          Pipeline<Message> pipeline = open();
          Actor one = Actor.putting(pipeline, message(1));
          Actor two = Actor.putting(pipeline, message(2));
          one.start();
          two.start();
          Message first = pipeline.take();
          Message second = pipeline.take();
          one.ended();
          two.ended();
          checkBoth(first, second);
        });
  }

  @Test
  default void rule01ExploredTwoTakers() {
    assumeSeveralConsumers();
    Exploration.explore(
        Rule.EXACTLY_ONCE,
        "two takers and a producer",
        2,
        () -> {
          Pipeline<Message> pipeline = open();
          Actor one = Actor.takingOne(pipeline);
          Actor two = Actor.takingOne(pipeline);
          one.start();
          two.start();
          pipeline.put(message(1));
          pipeline.put(message(2));
          one.ended();
          two.ended();
          checkBoth(one.last, two.last);
        });
  }

  private static void checkBoth(@Nullable Message first, @Nullable Message second) {
    check(
        first != null && second != null && first.sequence() + second.sequence() == 3,
        "1 and 2 were put, and taken were " + number(first) + " and " + number(second));
  }

  private static String number(@Nullable Message message) {
    return message == null ? "nothing" : String.valueOf(message.sequence());
  }

  @Test
  default void rule03ExploredOneProducer() {
    assumeTrue(open().keepsOrder(), "does not apply: keepsOrder() is false");
    Exploration.explore(
        Rule.ORDER,
        "two puts by one producer",
        1,
        () -> {
          Pipeline<Message> pipeline = open();
          Actor producer = Actor.putting(pipeline, message(1), message(2));
          producer.start();
          Message first = pipeline.take();
          Message second = pipeline.take();
          producer.ended();
          check(
              first != null && first.sequence() == 1 && second != null && second.sequence() == 2,
              "1 was put before 2, and taken were " + number(first) + ", " + number(second));
        });
  }

  @Test
  default void rule04ExploredTheLastPlace() {
    assumeSeveralProducers();
    int capacity = smallCapacity();
    Exploration.explore(
        Rule.ROOM,
        "two offers for the last place",
        1,
        () -> {
          Pipeline<Message> pipeline = open();
          for (int i = 1; i < capacity; i++) {
            pipeline.offer(message(i));
          }
          Actor offering =
              new Actor(pipeline) {
                @Override
                void act() {
                  accepted += pipeline.offer(message(7)) ? 1 : 0;
                }
              };
          offering.start();
          boolean accepted = pipeline.offer(message(8));
          offering.ended();
          int both = offering.accepted + (accepted ? 1 : 0);
          check(both == 1, both + " offers were accepted for one place");
          int inside = polled(pipeline);
          check(inside == capacity, inside + " messages were inside, and fit do " + capacity);
        });
  }

  @Test
  default void rule05ExploredTwoOnEachSide() {
    assumeSeveralProducers();
    assumeSeveralConsumers();
    Exploration.explore(
        Rule.WAITING,
        "two puts and two takes",
        3,
        () -> {
          Pipeline<Message> pipeline = open();
          Actor one = Actor.takingOne(pipeline);
          Actor two = Actor.takingOne(pipeline);
          Actor producer = Actor.putting(pipeline, message(1));
          one.start();
          two.start();
          producer.start();
          pipeline.put(message(2));
          one.ended();
          two.ended();
          producer.ended();
          check(one.taken + two.taken == 2, "a take returned null although it was open");
        });
  }

  @Test
  default void rule07ExploredIsNotJudged() {
    abort("not judged: Lincheck lets no time pass; stress judges this rule");
  }

  @Test
  default void rule08ExploredAnInterruptedTake() {
    Exploration.explore(
        Rule.INTERRUPTS,
        "a take that is interrupted while a message comes",
        1,
        () -> {
          Pipeline<Message> pipeline = open();
          Actor taker = Actor.takingOne(pipeline);
          taker.start();
          taker.interrupt();
          boolean accepted = pipeline.offer(message(1));
          if (!accepted) {
            pipeline.close();
          }
          taker.ended();
          int found = taker.taken + polled(pipeline);
          check(
              found == (accepted ? 1 : 0),
              (accepted ? "accepted" : "refused") + ", and found " + found + " times");
        });
  }

  @Test
  default void rule08ExploredAnInterruptedPut() {
    int capacity = smallCapacity();
    Exploration.explore(
        Rule.INTERRUPTS,
        "a put that is interrupted while room comes",
        1,
        () -> {
          Pipeline<Message> pipeline = open();
          for (int i = 0; i < capacity; i++) {
            pipeline.offer(message(i));
          }
          Actor producer = Actor.putting(pipeline, message(7));
          producer.start();
          producer.interrupt();
          int taken = pipeline.poll() == null ? 0 : 1;
          producer.ended();
          int found = taken + polled(pipeline);
          check(
              found == capacity + producer.accepted,
              capacity + producer.accepted + " were accepted, and " + found + " taken");
        });
  }

  @Test
  default void rule10ExploredTwoTakersAtTheEnd() {
    assumeSeveralConsumers();
    smallCapacity();
    Exploration.explore(
        Rule.REST_AND_END,
        "a close, a message inside and two takers",
        2,
        () -> {
          Pipeline<Message> pipeline = open();
          pipeline.offer(message(1));
          Actor one = Actor.takingUntilTheEnd(pipeline);
          Actor two = Actor.takingUntilTheEnd(pipeline);
          one.start();
          two.start();
          pipeline.close();
          one.ended();
          two.ended();
          check(
              one.taken + two.taken == 1,
              "the message inside was taken " + (one.taken + two.taken) + " times");
        });
  }

  @Test
  default void rule11ExploredTwoTakersThatWait() {
    assumeSeveralConsumers();
    Exploration.explore(
        Rule.WAKING,
        "a close and two takers that wait",
        2,
        () -> {
          Pipeline<Message> pipeline = open();
          Actor one = Actor.takingUntilTheEnd(pipeline);
          Actor two = Actor.takingUntilTheEnd(pipeline);
          one.start();
          two.start();
          pipeline.close();
          one.ended();
          two.ended();
          check(one.taken + two.taken == 0, "something was taken though nothing was put");
        });
  }

  @Test
  default void rule11ExploredTwoPutsThatWait() {
    assumeSeveralProducers();
    int capacity = open().capacity();
    assumeTrue(
        capacity <= MOST_TO_EXPLORE, "not judged: with that much room this is not explored");
    Exploration.explore(
        Rule.WAKING,
        "a close and two puts that wait",
        2,
        () -> {
          Pipeline<Message> pipeline = open();
          for (int i = 0; i < capacity; i++) {
            pipeline.offer(message(i));
          }
          Actor one = Actor.putting(pipeline, message(7));
          Actor two = Actor.putting(pipeline, message(8));
          one.start();
          two.start();
          pipeline.close();
          one.ended();
          two.ended();
          check(one.accepted + two.accepted == 0, "a put was accepted though it was full");
        });
  }

  @Test
  default void rule12ExploredAPutACloseAndATaker() {
    Exploration.explore(
        Rule.OVERTAKEN_BY_CLOSE,
        "a put, a close and a taker",
        2,
        () -> {
          Pipeline<Message> pipeline = open();
          Actor producer = Actor.putting(pipeline, message(1));
          Actor taker = Actor.takingUntilTheEnd(pipeline);
          producer.start();
          taker.start();
          pipeline.close();
          producer.ended();
          taker.ended();
          int found = taker.taken + polled(pipeline);
          check(
              found == producer.accepted,
              "the put was " + (producer.accepted == 1 ? "accepted" : "refused")
                  + ", and its message found " + found + " times");
        });
  }

  @Test
  default void rule15ExploredTwoThatEvict() {
    assumeSeveralProducers();
    int capacity = smallCapacity();
    assumeTrue(open() instanceof EvictingPipeline, "does not apply: no EvictingPipeline");
    Exploration.explore(
        Rule.EVICTION,
        "two puts that evict",
        1,
        () -> {
          var evicts = (EvictingPipeline<Message>) open();
          for (int i = 0; i < capacity; i++) {
            evicts.offer(message(i));
          }
          Actor evicting =
              new Actor(evicts) {
                @Override
                void act() {
                  taken = evicts.putEvicting(message(7), Victims.OLDEST).size();
                }
              };
          evicting.start();
          int evicted = evicts.putEvicting(message(8), Victims.OLDEST).size();
          evicting.ended();
          int inside = polled(evicts);
          check(
              evicted == 1 && evicting.taken == 1 && inside == capacity,
              "evicted were " + evicted + " and " + evicting.taken
                  + " messages, one each was in the way; inside are " + inside
                  + ", it was full with " + capacity);
        });
  }

  @Test
  default void rule16ExploredIsNotJudged() {
    abort("not judged: Lincheck knows no reordering of memory; jcstress judges this rule");
  }
}
