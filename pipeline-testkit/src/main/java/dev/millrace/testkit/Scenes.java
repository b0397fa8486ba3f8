package dev.millrace.testkit;

import static dev.millrace.testkit.Ways.message;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The scenes that are explored: the fewest calls that a mistake needs to show. */
final class Scenes {

  private static final String RIGHT = "";

  private Scenes() {}

  private static int fill(Pipeline<Message> pipeline, int upTo) {
    int inside = 0;
    while (inside < upTo && pipeline.offer(message(100 + inside))) {
      inside++;
    }
    return inside;
  }

  /** Takes the rest out and counts it. */
  private static int rest(Pipeline<Message> pipeline) {
    int rest = 0;
    while (pipeline.poll() != null) {
      rest++;
    }
    return rest;
  }

  private static String equal(String what, int found, int expected) {
    return found == expected ? RIGHT : what + ": " + found + ", and it had to be " + expected;
  }

  private static String once(List<Message> taken, Message... put) {
    List<Long> numbers = new ArrayList<>();
    for (Message message : taken) {
      numbers.add(message.sequence());
    }
    boolean right = taken.size() == put.length;
    for (Message message : put) {
      right &= taken.contains(message);
    }
    return right ? RIGHT : put.length + " messages were put, 1 and up, and taken were " + numbers;
  }

  static Scene twoProducers(Pipeline<Message> pipeline) {
    Actor taker = Actor.taking(pipeline, 2);
    return Scene.of(
        () -> once(taker.taken, message(1), message(2)),
        Actor.putting(pipeline, message(1)),
        Actor.putting(pipeline, message(2)),
        taker);
  }

  static Scene twoTakers(Pipeline<Message> pipeline) {
    Actor one = Actor.taking(pipeline, 1);
    Actor two = Actor.taking(pipeline, 1);
    return Scene.of(
        () -> once(both(one, two), message(1), message(2)),
        one,
        two,
        Actor.putting(pipeline, message(1), message(2)));
  }

  private static List<Message> both(Actor one, Actor two) {
    List<Message> both = new ArrayList<>(one.taken);
    both.addAll(two.taken);
    return both;
  }

  static Scene oneProducer(Pipeline<Message> pipeline) {
    Actor taker = Actor.taking(pipeline, 3);
    List<Message> inOrder = List.of(message(1), message(2), message(3));
    return Scene.of(
        () -> taker.taken.equals(inOrder) ? RIGHT : "1, 2, 3 were put, and taken " + taker.taken,
        Actor.putting(pipeline, message(1), message(2), message(3)),
        taker);
  }

  static Scene theLastPlace(Pipeline<Message> pipeline) {
    fill(pipeline, pipeline.capacity() - 1);
    Actor one = Actor.offering(pipeline, message(1));
    Actor two = Actor.offering(pipeline, message(2));
    return Scene.of(
        () -> {
          String accepted = equal("offers accepted for one place", one.accepted + two.accepted, 1);
          return accepted.isEmpty()
              ? equal("messages inside", rest(pipeline), pipeline.capacity())
              : accepted;
        },
        one,
        two);
  }

  static Scene twoOnEachSide(Pipeline<Message> pipeline) {
    Actor one = Actor.taking(pipeline, 1);
    Actor two = Actor.taking(pipeline, 1);
    return Scene.of(
        () -> equal("messages taken while it was open", both(one, two).size(), 2),
        one,
        two,
        Actor.putting(pipeline, message(1)),
        Actor.putting(pipeline, message(2)));
  }

  /** Time-outs on both sides; what is inside is accounted for, and all of the room still there. */
  static Scene timedCalls(Pipeline<Message> pipeline) {
    int before = fill(pipeline, pipeline.capacity());
    Actor producer =
        new Actor(
            actor -> actor.accepted += pipeline.offer(message(1), Duration.ofMillis(1)) ? 1 : 0);
    Actor taker = new Actor(actor -> actor.add(pipeline.poll(Duration.ofMillis(1))));
    return Scene.of(
        () -> {
          String inside =
              equal(
                  "messages inside",
                  rest(pipeline),
                  before + producer.accepted - taker.taken.size());
          return inside.isEmpty()
              ? equal("messages that fit afterwards", fill(pipeline, before + 1), before)
              : inside;
        },
        producer,
        taker);
  }

  static Scene anInterruptedTake(Pipeline<Message> pipeline) {
    Actor taker = Actor.taking(pipeline, 1);
    Actor other =
        new Actor(
            actor -> {
              taker.interrupt();
              actor.accepted += pipeline.offer(message(1)) ? 1 : 0;
              pipeline.close();
            });
    return Scene.of(
        () -> equal("messages taken or left", taker.taken.size() + rest(pipeline), other.accepted),
        taker,
        other);
  }

  static Scene anInterruptedPut(Pipeline<Message> pipeline) {
    int before = fill(pipeline, pipeline.capacity());
    Actor producer = Actor.putting(pipeline, message(1));
    Actor other =
        new Actor(
            actor -> {
              producer.interrupt();
              actor.add(pipeline.poll());
            });
    return Scene.of(
        () ->
            equal(
                "messages taken or left",
                other.taken.size() + rest(pipeline),
                before + producer.accepted),
        producer,
        other);
  }

  static Scene twoTakersAtTheEnd(Pipeline<Message> pipeline) {
    int before = fill(pipeline, 1);
    Actor one = Actor.takingUntilTheEnd(pipeline);
    Actor two = Actor.takingUntilTheEnd(pipeline);
    return Scene.of(
        () -> equal("messages taken until the end", both(one, two).size(), before),
        one,
        two,
        Actor.closing(pipeline));
  }

  static Scene twoTakersThatWait(Pipeline<Message> pipeline) {
    Actor one = Actor.takingUntilTheEnd(pipeline);
    Actor two = Actor.takingUntilTheEnd(pipeline);
    return Scene.of(
        () -> equal("messages taken, though none was put", both(one, two).size(), 0),
        one,
        two,
        Actor.closing(pipeline));
  }

  static Scene twoPutsThatWait(Pipeline<Message> pipeline) {
    fill(pipeline, pipeline.capacity());
    Actor one = Actor.putting(pipeline, message(1));
    Actor two = Actor.putting(pipeline, message(2));
    return Scene.of(
        () -> equal("puts accepted though it was full", one.accepted + two.accepted, 0),
        one,
        two,
        Actor.closing(pipeline));
  }

  static Scene aPutACloseAndATaker(Pipeline<Message> pipeline) {
    Actor producer = Actor.putting(pipeline, message(1));
    Actor taker = Actor.takingUntilTheEnd(pipeline);
    return Scene.of(
        () ->
            equal("messages taken or left", taker.taken.size() + rest(pipeline), producer.accepted),
        producer,
        taker,
        Actor.closing(pipeline));
  }

  static Scene aWaitingPutAndAClose(Pipeline<Message> pipeline) {
    int before = fill(pipeline, pipeline.capacity());
    Actor producer = Actor.putting(pipeline, message(1));
    return Scene.of(
        () -> equal("messages left", rest(pipeline), before + producer.accepted),
        producer,
        Actor.closing(pipeline));
  }

  static Scene twoThatEvict(Pipeline<Message> pipeline) {
    int before = fill(pipeline, pipeline.capacity());
    var evicting = (EvictingPipeline<Message>) pipeline;
    Actor one =
        new Actor(actor -> actor.evicted = evicting.putEvicting(message(1), Victims.OLDEST).size());
    Actor two =
        new Actor(actor -> actor.evicted = evicting.putEvicting(message(2), Victims.OLDEST).size());
    return Scene.of(
        () ->
            one.evicted == 1 && two.evicted == 1
                ? equal("messages inside", rest(pipeline), before)
                : "each had to evict one message, and they evicted "
                    + one.evicted
                    + " and "
                    + two.evicted,
        one,
        two);
  }
}
