package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Journal;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs a load against a new pipeline on real threads; the ledger then accounts for every message
 * offered.
 *
 * <p>Shared between threads: the pipeline under test, the ledger (guarded by its own lock), and the
 * latch that triggers the close.
 */
final class LoadRound {

  /** Short enough to expire occasionally. */
  private static final Duration SHORT_TIMEOUT = Duration.ofNanos(20_000);

  private final Load load;
  private final Duration callTimeout;
  private final long seed;
  private final LoadContext context;
  private final Pipeline<Message> pipeline;
  private final Ledger ledger;
  private final CountDownLatch closeTrigger;
  private final List<Call<String>> producers = new ArrayList<>();
  private final List<Call<String>> consumers = new ArrayList<>();

  LoadRound(PipelineRules rules, Load load, long seed) {
    this.load = load;
    this.callTimeout = rules.callTimeout();
    this.seed = seed;
    this.context = new LoadContext(load.producers(), load.consumers());
    this.pipeline = rules.create(TestEnvironment.of(context));
    this.ledger = new Ledger(context.producerNames(), pipeline.keepsOrder());
    this.closeTrigger = new CountDownLatch(load.closeAfter() == Load.NEVER ? 1 : load.closeAfter());
  }

  /** Runs the load and returns the balance; fails if a thread hangs. */
  Balance run() throws Exception {
    for (int i = 0; i < load.producers(); i++) {
      int number = i;
      producers.add(start(() -> produce("p" + number, random(number))));
    }
    for (int i = 0; i < load.consumers(); i++) {
      int number = i;
      consumers.add(start(() -> consume(random(-1 - number))));
    }
    Call<String> interrupting = start(this::interrupt);
    if (load.closeAfter() == Load.NEVER) {
      awaitAll("producers", producers);
    } else {
      start(this::awaitCloseTime).result();
    }
    Call<String> alsoClosing = start(pipeline::close);
    pipeline.close();
    alsoClosing.result();
    awaitAll("producers", producers);
    awaitAll("consumers", consumers);
    interrupting.result();
    for (Message rest = pipeline.poll(); rest != null; rest = pipeline.poll()) {
      ledger.undrained(rest);
    }
    assertThat(pipeline.size()).as("size() of the emptied pipeline").isZero();
    return ledger.close(true);
  }

  /** Waits until enough messages have been taken, or all producers have ended. */
  private void awaitCloseTime() throws InterruptedException {
    while (!closeTrigger.await(1, TimeUnit.MILLISECONDS)) {
      if (producers.stream().allMatch(Call::isDone)) {
        return;
      }
    }
  }

  private static void awaitAll(String role, List<Call<String>> workers) throws Exception {
    for (Call<String> worker : workers) {
      try {
        worker.result();
      } catch (AssertionError e) {
        long hanging = workers.stream().filter(each -> !each.isDone()).count();
        var hang =
            new AssertionError(hanging + " " + role + " still running: " + e.getMessage(), e);
        workers.forEach(Call::interrupt);
        throw hang;
      }
    }
  }

  private Call<String> start(Call.Action action) {
    return Call.ofAction(action, callTimeout);
  }

  private RandomGenerator random(int worker) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(31 * seed + worker);
  }

  private void produce(String name, RandomGenerator random) {
    Journal journal;
    synchronized (ledger) {
      journal = ledger.producerJournal(name);
    }
    context.enter(journal);
    for (int sequence = 0; sequence < load.messages(); sequence++) {
      Message message = new Message(name, sequence, 0, sequence);
      journal.offered(message);
      try {
        if (tryPut(message, random, journal)) {
          journal.accepted(message);
        } else {
          journal.dropped(message, "rejected");
        }
      } catch (InterruptedException e) {
        journal.dropped(message, "interrupted");
      } catch (ClosedPipelineException end) {
        journal.dropped(message, "closed");
        return;
      }
    }
  }

  private boolean tryPut(Message message, RandomGenerator random, Journal journal)
      throws InterruptedException {
    if (load.evicting() && random.nextBoolean()) {
      Victims victims = Victims.values()[random.nextInt(Victims.values().length)];
      ((EvictingPipeline<Message>) pipeline)
          .putEvicting(message, victims)
          .forEach(victim -> journal.evicted(victim, "evicted"));
      assertThat(pipeline.size())
          .as("size() with a capacity of %s", pipeline.capacity())
          .isLessThanOrEqualTo(pipeline.capacity());
      return true;
    }
    return switch (random.nextInt(4)) {
      case 0 -> pipeline.offer(message);
      case 1 -> pipeline.offer(message, SHORT_TIMEOUT);
      default -> {
        pipeline.put(message);
        yield true;
      }
    };
  }

  private void consume(RandomGenerator random) {
    Journal journal = ledger.newConsumerJournal();
    context.enter(journal);
    var taken = new ArrayList<Message>();
    boolean ended = false;
    while (!ended) {
      try {
        ended = takeAtRandom(taken, random);
      } catch (InterruptedException e) {
        continue;
      }
      for (Message message : taken) {
        journal.taken(message);
        journal.completed(message, Outcome.DELIVERED);
        closeTrigger.countDown();
      }
      taken.clear();
    }
  }

  /** Takes by a random method; returns true at the end of the stream. */
  private boolean takeAtRandom(List<Message> taken, RandomGenerator random)
      throws InterruptedException {
    Message message;
    switch (random.nextInt(6)) {
      case 0 -> message = pipeline.poll();
      case 1 -> message = pipeline.poll(SHORT_TIMEOUT);
      case 2 -> {
        pipeline.drainTo(taken, 3);
        return false;
      }
      default -> {
        message = pipeline.take();
        addTo(taken, message);
        return message == null;
      }
    }
    addTo(taken, message);
    return false;
  }

  private static void addTo(List<Message> taken, @Nullable Message message) {
    if (message != null) {
      taken.add(message);
    }
  }

  /** Interrupts random workers until the producers have ended. */
  @SuppressWarnings("ThreadPriorityCheck") // lets the workers make progress
  private void interrupt() {
    if (!load.interrupts()) {
      return;
    }
    RandomGenerator random = random(1_000);
    var all = new ArrayList<>(producers);
    all.addAll(consumers);
    while (!producers.stream().allMatch(Call::isDone)) {
      all.get(random.nextInt(all.size())).interrupt();
      for (int i = random.nextInt(50); i > 0; i--) {
        Thread.yield();
      }
    }
  }
}
