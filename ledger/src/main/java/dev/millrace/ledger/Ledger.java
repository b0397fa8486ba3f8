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
 * <p>Producers' sequence numbers have no gaps, so the messages that found their outcome are a set
 * of numbers a producer: none may enter it twice, none may be missing from it at the end, none may
 * be in it that was never offered. The set is small as long as messages are settled roughly in
 * order.
 *
 * <p>Workers write into a {@link Journal} each; the ledger itself is guarded by its lock, which is
 * taken once in some hundred messages. Where one thread plays all workers they write into a {@link
 * DirectJournal} each, and no other thread may use the ledger.
 */
public final class Ledger {

  private static final int NAMED = 5;

  private final Map<String, Integer> producerIndex = new HashMap<>();
  private final List<String> producers;
  private final boolean keepsOrder;

  // Guarded by this.
  private final List<Journal> journals = new ArrayList<>();
  private final @Nullable Journal[] producerJournals;
  private final List<DirectJournal> directJournals = new ArrayList<>();
  private final DeliveredNotes delivered = new DeliveredNotes(this);
  private final SequenceSet[] settled;
  private final List<String> dropReasons = new ArrayList<>();
  private long[] counts = new long[Outcome.CODES];
  private final Map<Offence, Long> offenceCounts = new EnumMap<>(Offence.class);
  private final Map<Offence, List<String>> offenders = new EnumMap<>(Offence.class);
  private @Nullable Balance balance;

  /**
   * Opens the account.
   *
   * @param producers the names of the producing workers
   * @param keepsOrder whether the pipeline promises to keep each producer's order
   */
  public Ledger(List<String> producers, boolean keepsOrder) {
    this.producers = List.copyOf(producers);
    this.keepsOrder = keepsOrder;
    this.producerJournals = new Journal[producers.size()];
    this.settled = new SequenceSet[producers.size()];
    for (int i = 0; i < settled.length; i++) {
      settled[i] = new SequenceSet();
      producerIndex.put(producers.get(i), i);
    }
  }

  /** The journal of a producing worker. */
  public synchronized Journal producerJournal(String worker) {
    int producer = indexOf(worker);
    Journal journal = producerJournals[producer];
    if (journal == null) {
      journal = newJournal(producer, 0);
      producerJournals[producer] = journal;
    }
    return journal;
  }

  /** A journal for one more consuming worker. */
  public synchronized Journal newConsumerJournal() {
    return newJournal(-1, producers.size());
  }

  /** The journal of a producing worker that the calling thread plays, as it does all others. */
  public DirectJournal directProducerJournal(String worker) {
    return newDirectJournal(indexOf(worker), 0);
  }

  /** The journal of all consuming workers that the calling thread plays. */
  public DirectJournal directConsumerJournal() {
    return newDirectJournal(-1, producers.size());
  }

  /** How many messages were offered until now, in all. */
  public synchronized long offered() {
    return Arrays.stream(offeredByEach()).sum();
  }

  /** A message was found in the pipeline when the run was over. */
  public synchronized void left(Message message) {
    enter(message, Outcome.LEFT.code());
  }

  /** The pipeline gave up a message by itself; any thread may tell it. */
  public synchronized void dropped(Message message, String reason) {
    enter(message, codeOfDrop(reason));
  }

  /**
   * Closes the account: posts every journal, counts a message that a worker still holds as
   * abandoned, and looks for messages that are missing or were never offered. What a worker that
   * did not end writes afterwards has no effect.
   *
   * @param allSeen whether every worker has ended and the pipeline was emptied. If not, a message
   *     that is missing may be where nobody can look, and counts as abandoned, not as lost.
   */
  public synchronized Balance close(boolean allSeen) {
    if (balance != null) {
      return balance;
    }
    journals.forEach(Journal::postAll);
    delivered.enterAll();
    long[] offered = offeredByEach();
    journals.forEach(this::abandonInHand);
    directJournals.forEach(journal -> abandon(journal.owner(), journal.inHand()));
    for (int i = 0; i < settled.length; i++) {
      int producer = i;
      if (allSeen) {
        count(
            Offence.LOST,
            settled[i].missingBelow(offered[i], NAMED, n -> name(Offence.LOST, producer, n)));
      } else {
        counts[Outcome.ABANDONED.code()] += settled[i].missingBelow(offered[i], 0, n -> {});
      }
      count(
          Offence.INVENTED,
          settled[i].presentFrom(offered[i], NAMED, n -> name(Offence.INVENTED, producer, n)));
    }
    balance = balance(Arrays.stream(offered).sum());
    return balance;
  }

  private Balance balance(long offered) {
    SortedMap<String, Long> dropped = new TreeMap<>();
    for (int i = 0; i < dropReasons.size(); i++) {
      dropped.put(dropReasons.get(i), counts[Outcome.CODES + i]);
    }
    Map<Offence, Balance.Finding> findings = new EnumMap<>(Offence.class);
    offenceCounts.forEach(
        (offence, count) ->
            findings.put(offence, new Balance.Finding(count, List.copyOf(offenders(offence)))));
    return new Balance(
        offered,
        counts[Outcome.DELIVERED.code()],
        dropped,
        counts[Outcome.FAILED.code()],
        counts[Outcome.ABANDONED.code()],
        counts[Outcome.LEFT.code()],
        findings);
  }

  boolean keepsOrder() {
    return keepsOrder;
  }

  /** The place of the message's producer, or -1 if no producer can have made the message. */
  int indexOf(Message message) {
    return message.sequence() < 0 ? -1 : indexOf(message.producer());
  }

  private int indexOf(String producer) {
    return producerIndex.getOrDefault(producer, -1);
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

  synchronized void post(Journal journal) {
    journal.postAll();
  }

  synchronized void report(Offence offence, Message message) {
    name(offence, message.producer(), message.sequence());
    count(offence, 1);
  }

  /** Called with the lock held, or by the only thread that uses the ledger. */
  void enter(int producer, long sequence, int outcome) {
    if (balance != null) {
      return;
    }
    counts[outcome]++;
    if (!settled[producer].add(sequence)) {
      duplicated(producer, sequence);
    }
  }

  private void duplicated(int producer, long sequence) {
    name(Offence.DUPLICATED, producer, sequence);
    count(Offence.DUPLICATED, 1);
  }

  /** Enters the messages with these numbers, so many; by the only thread that uses the ledger. */
  void enterAll(int producer, long[] sequences, int messages, int outcome) {
    if (balance == null) {
      counts[outcome] += messages;
      settled[producer].addEach(sequences, messages, sequence -> duplicated(producer, sequence));
    }
  }

  /** Enters the messages from a number to a number; called with the lock held. */
  void enter(int producer, long first, long last, int outcome) {
    if (balance == null) {
      counts[outcome] += last - first + 1;
      settled[producer].addAll(first, last, sequence -> duplicated(producer, sequence));
    }
  }

  /** The name of a message; with what is known of it if no producer can have made it. */
  String id(int producer, long sequence) {
    return (producer < 0 ? "?" : producers.get(producer)) + "#" + sequence;
  }

  private void enter(Message message, int outcome) {
    int producer = indexOf(message);
    if (producer < 0) {
      report(Offence.INVENTED, message);
    } else {
      enter(producer, message.sequence(), outcome);
    }
  }

  /** For tests of the memory it takes: the chunks of a producer's messages not settled in full. */
  synchronized int openChunksOf(String producer) {
    return settled[indexOf(producer)].openChunks();
  }

  private long[] offeredByEach() {
    long[] offered = new long[producerJournals.length];
    for (int i = 0; i < offered.length; i++) {
      Journal journal = producerJournals[i];
      offered[i] = journal == null ? 0 : journal.offered();
    }
    for (DirectJournal journal : directJournals) {
      if (journal.owner() >= 0) {
        offered[journal.owner()] += journal.offered();
      }
    }
    return offered;
  }

  private Journal newJournal(int owner, int producersToTakeFrom) {
    Journal journal = new Journal(this, owner, producersToTakeFrom);
    journals.add(journal);
    return journal;
  }

  private DirectJournal newDirectJournal(int owner, int producersToTakeFrom) {
    DirectJournal journal = new DirectJournal(this, owner, producersToTakeFrom, delivered);
    directJournals.add(journal);
    return journal;
  }

  private void abandonInHand(Journal journal) {
    if (journal.holds()) {
      abandon(journal.handProducer(), journal.handSequence());
    }
  }

  private void abandon(int producer, long sequence) {
    // It may be accounted for already: a put that threw may have handed it over all the same.
    if (producer >= 0 && sequence >= 0 && !settled[producer].contains(sequence)) {
      enter(producer, sequence, Outcome.ABANDONED.code());
    }
  }

  private void count(Offence offence, long more) {
    if (more > 0) {
      offenceCounts.merge(offence, more, Long::sum);
    }
  }

  private void name(Offence offence, int producer, long sequence) {
    name(offence, producers.get(producer), sequence);
  }

  private void name(Offence offence, String producer, long sequence) {
    if (offenders(offence).size() < NAMED) {
      offenders(offence).add(producer + "#" + sequence);
    }
  }

  private List<String> offenders(Offence offence) {
    return offenders.computeIfAbsent(offence, o -> new ArrayList<>());
  }
}
