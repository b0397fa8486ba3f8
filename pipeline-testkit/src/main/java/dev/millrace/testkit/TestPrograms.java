package dev.millrace.testkit;

import static dev.millrace.testkit.BlockingCalls.message;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The explored programs: each makes the fewest calls that show an error. */
final class TestPrograms {

  private static final String NO_VIOLATION = "";

  private TestPrograms() {}

  private static int fill(Pipeline<Message> pipeline, int upTo) {
    int inside = 0;
    while (inside < upTo && pipeline.offer(message(100 + inside))) {
      inside++;
    }
    return inside;
  }

  /** Removes and counts the remaining messages. */
  private static int rest(Pipeline<Message> pipeline) {
    int rest = 0;
    while (pipeline.poll() != null) {
      rest++;
    }
    return rest;
  }

  private static String equal(String what, int found, int expected) {
    return found == expected ? NO_VIOLATION : what + ": " + found + ", expected " + expected;
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
    return right
        ? NO_VIOLATION
        : put.length + " messages were put, numbered from 1; taken: " + numbers;
  }

  static TestProgram twoProducers(Pipeline<Message> pipeline) {
    Actor taker = Actor.taking(pipeline, 2);
    return TestProgram.of(
        () -> once(taker.taken, message(1), message(2)),
        Actor.putting(pipeline, message(1)),
        Actor.putting(pipeline, message(2)),
        taker);
  }

  static TestProgram twoTakers(Pipeline<Message> pipeline) {
    Actor one = Actor.taking(pipeline, 1);
    Actor two = Actor.taking(pipeline, 1);
    return TestProgram.of(
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

  static TestProgram oneProducer(Pipeline<Message> pipeline) {
    Actor taker = Actor.taking(pipeline, 3);
    List<Message> inOrder = List.of(message(1), message(2), message(3));
    return TestProgram.of(
        () ->
            taker.taken.equals(inOrder) ? NO_VIOLATION : "1, 2, 3 were put; taken: " + taker.taken,
        Actor.putting(pipeline, message(1), message(2), message(3)),
        taker);
  }

  static TestProgram offersForTheLastPlace(Pipeline<Message> pipeline) {
    fill(pipeline, pipeline.capacity() - 1);
    Actor one = Actor.offering(pipeline, message(1));
    Actor two = Actor.offering(pipeline, message(2));
    return TestProgram.of(
        () -> {
          String accepted = equal("offers accepted for one place", one.accepted + two.accepted, 1);
          return accepted.isEmpty()
              ? equal("messages inside", rest(pipeline), pipeline.capacity())
              : accepted;
        },
        one,
        two);
  }

  static TestProgram twoOnEachSide(Pipeline<Message> pipeline) {
    Actor one = Actor.taking(pipeline, 1);
    Actor two = Actor.taking(pipeline, 1);
    return TestProgram.of(
        () -> equal("messages taken while it was open", both(one, two).size(), 2),
        one,
        two,
        Actor.putting(pipeline, message(1)),
        Actor.putting(pipeline, message(2)));
  }

  /** Timeouts on both sides; the messages balance, and the room is complete afterwards. */
  static TestProgram timedCalls(Pipeline<Message> pipeline) {
    int before = fill(pipeline, pipeline.capacity());
    Actor producer =
        new Actor(
            actor -> actor.accepted += pipeline.offer(message(1), Duration.ofMillis(1)) ? 1 : 0);
    Actor taker = new Actor(actor -> actor.add(pipeline.poll(Duration.ofMillis(1))));
    return TestProgram.of(
        () -> {
          String inside =
              equal(
                  "messages inside",
                  rest(pipeline),
                  before + producer.accepted - taker.taken.size());
          return inside.isEmpty()
              ? equal("room afterwards", fill(pipeline, before + 1), before)
              : inside;
        },
        producer,
        taker);
  }

  static TestProgram interruptedTake(Pipeline<Message> pipeline) {
    Actor taker = Actor.taking(pipeline, 1);
    Actor other =
        new Actor(
            actor -> {
              taker.interrupt();
              actor.accepted += pipeline.offer(message(1)) ? 1 : 0;
              pipeline.close();
            });
    return TestProgram.of(
        () ->
            equal(
                "messages taken or remaining", taker.taken.size() + rest(pipeline), other.accepted),
        taker,
        other);
  }

  static TestProgram interruptedPut(Pipeline<Message> pipeline) {
    int before = fill(pipeline, pipeline.capacity());
    Actor producer = Actor.putting(pipeline, message(1));
    Actor other =
        new Actor(
            actor -> {
              producer.interrupt();
              actor.add(pipeline.poll());
            });
    return TestProgram.of(
        () ->
            equal(
                "messages taken or remaining",
                other.taken.size() + rest(pipeline),
                before + producer.accepted),
        producer,
        other);
  }

  static TestProgram twoTakersAtTheEnd(Pipeline<Message> pipeline) {
    int before = fill(pipeline, 1);
    Actor one = Actor.takingUntilEnd(pipeline);
    Actor two = Actor.takingUntilEnd(pipeline);
    return TestProgram.of(
        () -> equal("messages taken until the end", both(one, two).size(), before),
        one,
        two,
        Actor.closing(pipeline));
  }

  static TestProgram twoWaitingTakers(Pipeline<Message> pipeline) {
    Actor one = Actor.takingUntilEnd(pipeline);
    Actor two = Actor.takingUntilEnd(pipeline);
    return TestProgram.of(
        () -> equal("messages taken although none was put", both(one, two).size(), 0),
        one,
        two,
        Actor.closing(pipeline));
  }

  static TestProgram twoWaitingPuts(Pipeline<Message> pipeline) {
    fill(pipeline, pipeline.capacity());
    Actor one = Actor.putting(pipeline, message(1));
    Actor two = Actor.putting(pipeline, message(2));
    return TestProgram.of(
        () -> equal("puts accepted although the pipeline was full", one.accepted + two.accepted, 0),
        one,
        two,
        Actor.closing(pipeline));
  }

  static TestProgram putCloseAndTaker(Pipeline<Message> pipeline) {
    Actor producer = Actor.putting(pipeline, message(1));
    Actor taker = Actor.takingUntilEnd(pipeline);
    return TestProgram.of(
        () ->
            equal(
                "messages taken or remaining",
                taker.taken.size() + rest(pipeline),
                producer.accepted),
        producer,
        taker,
        Actor.closing(pipeline));
  }

  static TestProgram waitingPutAndClose(Pipeline<Message> pipeline) {
    int before = fill(pipeline, pipeline.capacity());
    Actor producer = Actor.putting(pipeline, message(1));
    return TestProgram.of(
        () -> equal("messages remaining", rest(pipeline), before + producer.accepted),
        producer,
        Actor.closing(pipeline));
  }

  static TestProgram twoEvictingPuts(Pipeline<Message> pipeline) {
    int before = fill(pipeline, pipeline.capacity());
    var evicting = (EvictingPipeline<Message>) pipeline;
    Actor one =
        new Actor(actor -> actor.evicted = evicting.putEvicting(message(1), Victims.OLDEST).size());
    Actor two =
        new Actor(actor -> actor.evicted = evicting.putEvicting(message(2), Victims.OLDEST).size());
    return TestProgram.of(
        () ->
            one.evicted == 1 && two.evicted == 1
                ? equal("messages inside", rest(pipeline), before)
                : "expected one eviction by each; evicted: " + one.evicted + " and " + two.evicted,
        one,
        two);
  }
}
