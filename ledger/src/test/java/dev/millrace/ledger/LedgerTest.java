package dev.millrace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private final Ledger ledger = new Ledger(List.of("p-1", "p-2"), true);
  private final Journal producer = ledger.producerJournal("p-1");
  private final Journal consumer = ledger.newConsumerJournal();

  private static Message message(String producer, long sequence) {
    return new Message(producer, sequence, 0, "body");
  }

  private Message put(long sequence) {
    Message message = message("p-1", sequence);
    producer.offered(message);
    producer.accepted(message);
    return message;
  }

  private void deliver(Message message) {
    consumer.taken(message);
    consumer.completed(message, Outcome.DELIVERED);
  }

  @Test
  void offeredAndDeliveredMessagesBalance() {
    for (int i = 0; i < 1_000; i++) {
      deliver(put(i));
    }
    Balance balance = ledger.close(true);

    assertThat(balance.balanced()).isTrue();
    assertThat(balance.offered()).isEqualTo(1_000);
    assertThat(balance.delivered()).isEqualTo(1_000);
    assertThat(balance.describeViolations()).isEmpty();
  }

  @Test
  void everyOutcomeHasItsAccount() {
    deliver(put(0));
    Message failed = put(1);
    consumer.taken(failed);
    consumer.completed(failed, Outcome.FAILED);
    Message dropped = message("p-1", 2);
    producer.offered(dropped);
    producer.dropped(dropped, "drop-newest");
    ledger.undrained(put(3));
    consumer.taken(put(4)); // and still holds it
    producer.offered(message("p-1", 5)); // still waits to put it
    Balance balance = ledger.close(true);

    assertThat(balance)
        .isEqualTo(
            new Balance(
                6,
                1,
                new java.util.TreeMap<>(java.util.Map.of("drop-newest", 1L)),
                1,
                2,
                1,
                java.util.Map.of()));
    assertThat(balance.balanced()).isTrue();
    assertThat(balance.dropped()).isEqualTo(1);
  }

  @Test
  void aLostMessageIsNamed() {
    deliver(put(0));
    put(1);
    deliver(put(2));
    Balance balance = ledger.close(true);

    assertThat(balance.balanced()).isFalse();
    assertThat(balance.describeViolations())
        .containsExactly("1 message lost (accepted, and never seen again): p-1#1");
  }

  @Test
  void missingMessagesOfAnAbortedRunCountAsAbandoned() {
    deliver(put(0));
    put(1);
    Balance balance = ledger.close(false);

    assertThat(balance.balanced()).isTrue();
    assertThat(balance.abandoned()).isEqualTo(1);
  }

  @Test
  void onlyTheFirstLostAreNamed() {
    for (int i = 0; i < 7; i++) {
      put(i);
    }

    assertThat(ledger.close(true).describeViolations())
        .containsExactly(
            "7 messages lost (accepted, and never seen again):"
                + " p-1#0, p-1#1, p-1#2, p-1#3, p-1#4, ...");
  }

  @Test
  void aDuplicateIsNamed() {
    Message message = put(0);
    deliver(message);
    deliver(message);

    assertThat(ledger.close(true).describeViolations())
        .containsExactly("1 message delivered twice (accounted for more than once): p-1#0");
  }

  @Test
  void aDroppedMessageThatIsDeliveredAllTheSameIsADuplicate() {
    Message message = message("p-1", 0);
    producer.offered(message);
    producer.dropped(message, "drop-newest");
    deliver(message);

    assertThat(ledger.close(true).balanced()).isFalse();
  }

  @Test
  void inventedMessagesAreNamedThoughTheyAreTheFirstThatAWorkerTakes() {
    for (int i = 1; i <= 3; i++) {
      Message invented = message("nobody", i);
      consumer.taken(invented);
      consumer.completed(invented, Outcome.DELIVERED);
    }

    assertThat(ledger.close(true).describeViolations())
        .containsExactly(
            "3 messages invented (taken, but never put): nobody#1, nobody#2, nobody#3");
  }

  @Test
  void anInventedMessageIsNamed() {
    deliver(put(0));
    deliver(message("p-1", 9));
    deliver(message("p-2", -3));
    deliver(message("stranger-1", 0));

    assertThat(ledger.close(true).describeViolations())
        .containsExactly("3 messages invented (taken, but never put): p-2#-3, stranger-1#0, p-1#9");
  }

  @Test
  void aBrokenOrderIsNamedWhereOrderIsPromised() {
    Message first = put(0);
    Message second = put(1);
    deliver(second);
    deliver(first);

    assertThat(ledger.close(true).describeViolations())
        .containsExactly(
            "1 message out of order (taken after a later message of the same producer): p-1#0");
  }

  @Test
  void orderIsNotAskedOfAPipelineThatDoesNotPromiseIt() {
    var unordered = new Ledger(List.of("p-1"), false);
    var journal = unordered.producerJournal("p-1");
    var taker = unordered.newConsumerJournal();
    journal.offered(message("p-1", 0));
    journal.offered(message("p-1", 1));
    journal.accepted(message("p-1", 1));
    for (long sequence : new long[] {1, 0}) {
      taker.taken(message("p-1", sequence));
      taker.completed(message("p-1", sequence), Outcome.DELIVERED);
    }

    assertThat(unordered.close(true).balanced()).isTrue();
  }

  @Test
  void aMessageWhosePutFailedButWasDeliveredIsNotAbandonedToo() {
    Message message = message("p-1", 0);
    producer.offered(message);
    deliver(message);
    Balance balance = ledger.close(true);

    assertThat(balance.abandoned()).isZero();
    assertThat(balance.balanced()).isTrue();
  }

  @Test
  void eventsAfterTheCloseHaveNoEffect() {
    Message late = put(0);
    consumer.taken(late);
    Balance balance = ledger.close(true);
    for (int i = 0; i < 1_000; i++) {
      consumer.completed(late, Outcome.DELIVERED);
    }

    assertThat(ledger.close(true)).isSameAs(balance);
    assertThat(balance.abandoned()).isEqualTo(1);
  }

  @Test
  void ofAMillionMessagesInOrderOneChunkIsOpen() {
    for (int i = 0; i < 1_000_000; i++) {
      deliver(put(i));
    }
    ledger.close(true);

    assertThat(ledger.openChunksOf("p-1")).isEqualTo(1);
  }

  @Test
  void aConsumerThatLagsCostsNoMoreThanTheChunksOfItsNotes() {
    Journal slow = ledger.newConsumerJournal();
    for (int i = 0; i < 100_000; i++) {
      Message message = put(i);
      if (i % 1_000 == 0) {
        slow.taken(message);
        slow.completed(message, Outcome.DELIVERED);
      } else {
        deliver(message);
      }
    }

    assertThat(ledger.openChunksOf("p-1")).isLessThanOrEqualTo(26);
    assertThat(ledger.close(true).balanced()).isTrue();
    assertThat(ledger.openChunksOf("p-1")).isEqualTo(1);
  }
}
