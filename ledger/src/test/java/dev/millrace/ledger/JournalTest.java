package dev.millrace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

  private final Ledger ledger = new Ledger(List.of("p-1", "p-2"), true);
  private final Journal producer = ledger.producerJournal("p-2");
  private final Journal consumer = ledger.newConsumerJournal();

  private static Message message(String producer, long sequence) {
    return new Message(producer, sequence, 0, "body");
  }

  private void put(Message message) {
    producer.offered(message);
    producer.accepted(message);
  }

  private void deliver(Message message) {
    consumer.taken(message);
    consumer.completed(message, Outcome.DELIVERED);
  }

  @Test
  void offeredMessage_isInHandUntilAccepted() {
    Message message = message("p-2", 0);
    producer.offered(message);
    assertThat(producer.inHand()).isSameAs(message);
    producer.accepted(message);

    assertThat(producer.inHand()).isNull();
  }

  @Test
  void acceptedMessage_isOneMove() {
    put(message("p-2", 0));

    assertThat(producer.passed()).isEqualTo(1);
    assertThat(producer.moves()).isEqualTo(1);
  }

  @Test
  void droppedMessage_leavesTheHandWithoutAMove() {
    producer.offered(message("p-2", 0));
    producer.dropped(message("p-2", 0), "full");

    assertThat(producer.inHand()).isNull();
    assertThat(producer.moves()).isZero();
  }

  @Test
  void messageStoredByItsProducer_isOneMove() {
    producer.offered(message("p-2", 0));
    producer.completed(message("p-2", 0), Outcome.DELIVERED);

    assertThat(producer.inHand()).isNull();
    assertThat(producer.moves()).isEqualTo(1);
  }

  @Test
  void takenMessage_isInHandUntilCompleted() {
    Message message = message("p-2", 0);
    put(message);
    consumer.taken(message);
    assertThat(consumer.inHand()).isSameAs(message);
    consumer.completed(message, Outcome.DELIVERED);

    assertThat(consumer.inHand()).isNull();
    assertThat(consumer.moves()).isEqualTo(2);
    assertThat(ledger.close(true).delivered()).isEqualTo(1);
  }

  @Test
  void interleavedProducersAndOutcomes_areCountedApart() {
    Journal other = ledger.producerJournal("p-1");
    for (int block = 0; block < 300; block++) {
      for (Journal each : List.of(other, producer)) {
        for (int i = 10 * block; i < 10 * block + 10; i++) {
          Message message = message(each == other ? "p-1" : "p-2", i);
          each.offered(message);
          each.accepted(message);
          consumer.taken(message);
          consumer.completed(message, i % 3 == 0 ? Outcome.FAILED : Outcome.DELIVERED);
        }
      }
    }
    Balance balance = ledger.close(true);

    assertThat(balance.balanced()).isTrue();
    assertThat(balance.failed()).isEqualTo(2_000);
    assertThat(balance.delivered()).isEqualTo(4_000);
  }

  @Test
  void messageCompletedTwice_isNamed() {
    for (int i = 0; i < 10; i++) {
      put(message("p-2", i));
      deliver(message("p-2", i));
    }
    Journal second = ledger.newConsumerJournal();
    second.taken(message("p-2", 4));
    second.completed(message("p-2", 4), Outcome.DELIVERED);

    assertThat(ledger.close(true).describeViolations())
        .singleElement()
        .asString()
        .contains("p-2#4");
  }

  @Test
  void messageOfUnknownProducer_isNamedAndNotCounted() {
    deliver(message("p-9", 0));

    Balance balance = ledger.close(true);
    assertThat(balance.describeViolations()).singleElement().asString().contains("p-9#0");
    assertThat(balance.delivered()).isZero();
  }

  @Test
  void negativeSequenceNumbers_areNamedAndNotCounted() {
    put(message("p-2", 0));
    for (long sequence = -2; sequence <= 0; sequence++) {
      deliver(message("p-2", sequence));
    }

    Balance balance = ledger.close(true);
    assertThat(balance.describeViolations()).singleElement().asString().contains("p-2#-2, p-2#-1");
    assertThat(balance.delivered()).isEqualTo(1);
  }

  @Test
  void failedBatch_doesNotFailLaterMessages() {
    for (int i = 0; i < 4; i++) {
      put(message("p-2", i));
    }
    deliver(message("p-2", 0));
    consumer.taken(message("p-2", 1));
    consumer.taken(message("p-2", 2));
    consumer.completed(message("p-2", 1), Outcome.FAILED);
    consumer.completed(message("p-2", 2), Outcome.FAILED);
    deliver(message("p-2", 3));

    Balance balance = ledger.close(true);
    assertThat(balance.balanced()).isTrue();
    assertThat(balance.failed()).isEqualTo(2);
    assertThat(balance.delivered()).isEqualTo(2);
  }

  @Test
  void lateMessage_isOutOfOrderAcrossOtherProducers() {
    producer.offered(message("p-2", 9));
    ledger.producerJournal("p-1").offered(message("p-1", 0));
    for (int i = 0; i < 10; i++) {
      deliver(message("p-2", i));
    }
    deliver(message("p-1", 0));
    consumer.taken(message("p-2", 8));

    assertThat(ledger.close(false).describeViolations())
        .singleElement()
        .asString()
        .contains("p-2#8");
  }

  @Test
  void lostMessageAmongMillions_isNamed() {
    int messages = 3_000_000;
    for (int i = 0; i < messages; i++) {
      Message message = message("p-2", i);
      put(message);
      if (i != 1_234_567) {
        deliver(message);
      }
    }
    Balance balance = ledger.close(true);

    assertThat(balance.describeViolations()).singleElement().asString().contains("p-2#1234567");
    assertThat(balance.delivered()).isEqualTo(messages - 1);
  }

  @Test
  void putThatThrew_isAbandonedUnlessDelivered() {
    Message lost = message("p-1", 0);
    Message delivered = message("p-2", 0);
    ledger.producerJournal("p-1").offered(lost);
    producer.offered(delivered);
    deliver(delivered);

    Balance balance = ledger.close(true);
    assertThat(balance.balanced()).isTrue();
    assertThat(balance.abandoned()).isEqualTo(1);
    assertThat(balance.delivered()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ledgerOfOneThread_countsEveryOutcomeOnce(long seed) {
    Ledger shared = Ledger.forOneThread(List.of("p-1", "p-2"), false);
    List<Journal> journals = List.of(shared.producerJournal("p-1"), shared.producerJournal("p-2"));
    Journal consumers = shared.newConsumerJournal();
    Random random = new Random(seed);
    long[] next = new long[2];
    long[] expected = new long[4];
    for (int i = 0; i < 1_000; i++) {
      int producer = random.nextInt(2);
      Journal journal = journals.get(producer);
      Message message = message("p-" + (producer + 1), next[producer]++);
      journal.offered(message);
      int outcome = random.nextInt(4);
      expected[outcome]++;
      switch (outcome) {
        case 0 -> journal.dropped(message, "full");
        case 1 -> journal.completed(message, Outcome.DELIVERED);
        default -> {
          journal.accepted(message);
          consumers.taken(message);
          consumers.completed(message, outcome == 2 ? Outcome.DELIVERED : Outcome.FAILED);
        }
      }
    }
    Balance balance = shared.close(true);

    assertThat(balance.balanced()).isTrue();
    assertThat(balance.droppedByReason()).containsEntry("full", expected[0]);
    assertThat(balance.delivered()).isEqualTo(expected[1] + expected[2]);
    assertThat(balance.failed()).isEqualTo(expected[3]);
  }
}
