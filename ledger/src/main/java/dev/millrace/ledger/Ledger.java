package dev.millrace.ledger;

import dev.millrace.api.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The account of every message of a run.
 *
 * <p>The sequence numbers of a producer have no gaps, so the messages that have reached an outcome
 * are a set of numbers for each producer: no number may be added twice, none may be missing at the
 * end, and none may be present that was never offered. The set is small as long as messages are
 * completed roughly in order.
 *
 * <p>Thread-safe. Each worker writes into a {@link Journal} of its own; the ledger is guarded by
 * its lock, which a journal takes once in {@value EntryBuffer#CAPACITY} messages.
 */
public final class Ledger {

  /** The reason under which messages count whose deadline passed before they were taken. */
  public static final String EXPIRED = "expired";

  /** How many messages of each kind of violation are named. */
  private static final int MAX_NAMED = 5;

  private final Map<String, Integer> producerIndex = new HashMap<>();
  private final List<String> producers;
  private final boolean keepsOrder;

  /** Whether one thread writes into all journals. */
  private final boolean oneThread;

  // Guarded by this.
  private final List<Journal> journals = new ArrayList<>();
  private final @Nullable Journal[] producerJournals;
  private final SequenceSet[] settled;
  private final List<String> dropReasons = new ArrayList<>();
  private long[] counts = new long[Outcome.CODES];
  private final Map<Violation, Long> violationCounts = new EnumMap<>(Violation.class);
  private final Map<Violation, List<String>> violators = new EnumMap<>(Violation.class);
  private @Nullable Balance balance;

  /**
   * Opens the account.
   *
   * @param producers the names of the producing workers
   * @param keepsOrder whether the pipeline promises to keep each producer's order
   */
  public Ledger(List<String> producers, boolean keepsOrder) {
    this(producers, keepsOrder, false);
  }

  /** Opens the account of a run in which one thread writes into all journals. */
  public static Ledger forOneThread(List<String> producers, boolean keepsOrder) {
    return new Ledger(producers, keepsOrder, true);
  }

  private Ledger(List<String> producers, boolean keepsOrder, boolean oneThread) {
    this.oneThread = oneThread;
    this.producers = List.copyOf(producers);
    this.keepsOrder = keepsOrder;
    this.producerJournals = new Journal[producers.size()];
    this.settled = new SequenceSet[producers.size()];
    for (int i = 0; i < settled.length; i++) {
      settled[i] = new SequenceSet();
      producerIndex.put(producers.get(i), i);
    }
  }

  /** Returns the journal of a producing worker. */
  public synchronized Journal producerJournal(String worker) {
    int producer = indexOf(worker);
    Journal journal = producerJournals[producer];
    if (journal == null) {
      journal = addJournal(0);
      producerJournals[producer] = journal;
    }
    return journal;
  }

  /** Creates the journal of a consuming worker, or of several that share one thread. */
  public synchronized Journal newConsumerJournal() {
    return addJournal(producers.size());
  }

  /** Returns how many messages have been offered so far, by all producers. */
  public synchronized long offered() {
    return Arrays.stream(offeredByEach()).sum();
  }

  /** Enters a message that was in the pipeline when the run was over. */
  public synchronized void undrained(Message message) {
    enter(message, Outcome.UNDRAINED.code());
  }

  /** Enters a message that the pipeline dropped by itself; called by any thread. */
  public synchronized void dropped(Message message, String reason) {
    enter(message, codeOfDrop(reason));
  }

  /**
   * Closes the account: flushes every journal, counts a message that a worker still holds as
   * abandoned, and finds messages that are missing or were never offered. Events that a worker
   * records after the close have no effect.
   *
   * @param allSeen whether every worker has ended and the pipeline was emptied. If not, a missing
   *     message may be held where it cannot be seen, and counts as abandoned, not as lost.
   */
  public synchronized Balance close(boolean allSeen) {
    if (balance != null) {
      return balance;
    }
    journals.forEach(Journal::flush);
    long[] offered = offeredByEach();
    journals.forEach(this::abandonInHand);
    for (int i = 0; i < settled.length; i++) {
      int producer = i;
      if (allSeen) {
        count(
            Violation.LOST,
            settled[i].missingBelow(offered[i], MAX_NAMED, n -> name(Violation.LOST, producer, n)));
      } else {
        counts[Outcome.ABANDONED.code()] += settled[i].missingBelow(offered[i], 0, n -> {});
      }
      count(
          Violation.INVENTED,
          settled[i].presentFrom(
              offered[i], MAX_NAMED, n -> name(Violation.INVENTED, producer, n)));
    }
    balance = balance(Arrays.stream(offered).sum());
    return balance;
  }

  private Balance balance(long offered) {
    SortedMap<String, Long> dropped = new TreeMap<>();
    for (int i = 0; i < dropReasons.size(); i++) {
      dropped.put(dropReasons.get(i), counts[Outcome.CODES + i]);
    }
    Map<Violation, Balance.Finding> findings = new EnumMap<>(Violation.class);
    violationCounts.forEach(
        (violation, count) ->
            findings.put(violation, new Balance.Finding(count, List.copyOf(violators(violation)))));
    return new Balance(
        offered,
        counts[Outcome.DELIVERED.code()],
        dropped,
        counts[Outcome.FAILED.code()],
        counts[Outcome.ABANDONED.code()],
        counts[Outcome.UNDRAINED.code()],
        findings);
  }

  boolean keepsOrder() {
    return keepsOrder;
  }

  /** Returns the index of the producer with this name, or {@link Journal#UNKNOWN}. */
  int indexOf(String producer) {
    return producerIndex.getOrDefault(producer, Journal.UNKNOWN);
  }

  /** Returns the index of the message's producer; unknown if none can have offered it. */
  private int producerOf(Message message) {
    return message.sequence() < 0 ? Journal.UNKNOWN : indexOf(message.producer());
  }

  synchronized int codeOfDrop(String reason) {
    int at = dropReasons.indexOf(reason);
    if (at < 0) {
      at = dropReasons.size();
      dropReasons.add(reason);
      counts = Arrays.copyOf(counts, counts.length + 1);
    }
    return Outcome.CODES + at;
  }

  synchronized void flush(EntryBuffer entries) {
    entries.flushTo(this);
  }

  synchronized void report(Violation violation, Message message) {
    name(violation, message.producer(), message.sequence());
    count(violation, 1);
  }

  /** Enters the outcome of a message; called with the lock held, or by the only thread. */
  void enter(int producer, long sequence, int outcome) {
    if (balance != null) {
      return;
    }
    counts[outcome]++;
    if (!settled[producer].add(sequence)) {
      name(Violation.DUPLICATED, producer, sequence);
      count(Violation.DUPLICATED, 1);
    }
  }

  private void enter(Message message, int outcome) {
    int producer = producerOf(message);
    if (producer == Journal.UNKNOWN) {
      report(Violation.INVENTED, message);
    } else {
      enter(producer, message.sequence(), outcome);
    }
  }

  /** Returns how many chunks of a producer's sequence numbers are incomplete; for tests. */
  synchronized int openChunksOf(String producer) {
    return settled[indexOf(producer)].openChunks();
  }

  private long[] offeredByEach() {
    long[] offered = new long[producerJournals.length];
    for (int i = 0; i < offered.length; i++) {
      Journal journal = producerJournals[i];
      offered[i] = journal == null ? 0 : journal.offered();
    }
    return offered;
  }

  private Journal addJournal(int producersTakenFrom) {
    EntryBuffer entries = oneThread ? null : new EntryBuffer();
    Journal journal = new Journal(this, entries, producersTakenFrom);
    journals.add(journal);
    return journal;
  }

  /** Counts the message that a worker still holds as abandoned, unless it has an outcome. */
  private void abandonInHand(Journal journal) {
    Message message = journal.inHand();
    if (message != null) {
      int producer = producerOf(message);
      // A put that threw may have handed the message over all the same.
      if (producer != Journal.UNKNOWN && !settled[producer].contains(message.sequence())) {
        enter(producer, message.sequence(), Outcome.ABANDONED.code());
      }
    }
  }

  private void count(Violation violation, long more) {
    if (more > 0) {
      violationCounts.merge(violation, more, Long::sum);
    }
  }

  private void name(Violation violation, int producer, long sequence) {
    name(violation, producers.get(producer), sequence);
  }

  private void name(Violation violation, String producer, long sequence) {
    if (violators(violation).size() < MAX_NAMED) {
      violators(violation).add(producer + "#" + sequence);
    }
  }

  private List<String> violators(Violation violation) {
    return violators.computeIfAbsent(violation, o -> new ArrayList<>());
  }
}
