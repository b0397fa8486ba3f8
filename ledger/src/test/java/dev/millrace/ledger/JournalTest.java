package dev.millrace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

  private final Ledger ledger = new Ledger(List.of("p-1", "p-2"), true);
  private final Journal producer = ledger.producerJournal("p-2");
  private final Journal consumer = ledger.newConsumerJournal();

  private static Message message(String producer, long sequence) {
    return new Message(producer, sequence, 0, "body");
  }

  @Test
  void whatAProducerHasOfferedIsInItsHandUntilItIsAccepted() {
    assertThat(producer.inHand()).isNull();
    producer.offered(message("p-2", 0));
    assertThat(producer.inHand()).isEqualTo("p-2#0");
    producer.accepted();

    assertThat(producer.inHand()).isNull();
    assertThat(producer.passed()).isEqualTo(1);
    assertThat(producer.moves()).isEqualTo(1);
  }

  @Test
  void whatIsDroppedLeavesTheHandAndIsNoMove() {
    producer.offered(message("p-2", 0));
    producer.dropped(message("p-2", 0), "full");
    assertThat(producer.inHand()).isNull();
    assertThat(producer.moves()).isZero();

    producer.offered(message("p-2", 1));
    assertThat(producer.inHand()).isEqualTo("p-2#1");
    producer.settled(message("p-2", 1), Outcome.DELIVERED);
    assertThat(producer.inHand()).isNull();
    assertThat(producer.moves()).isEqualTo(1);
  }

  @Test
  void whatAConsumerHasTakenIsInItsHandUntilItIsSettled() {
    producer.offered(message("p-2", 0));
    producer.accepted();
    consumer.taken(message("p-2", 0));
    assertThat(consumer.inHand()).isEqualTo("p-2#0");
    consumer.settledTaken(message("p-2", 0), Outcome.DELIVERED);

    assertThat(consumer.inHand()).isNull();
    assertThat(consumer.moves()).isEqualTo(2);
    assertThat(ledger.close(true).delivered()).isEqualTo(1);
  }

  @Test
  void outcomesAndProducersThatTakeTurnsAreKeptApart() {
    Journal other = ledger.producerJournal("p-1");
    for (int block = 0; block < 300; block++) {
      for (Journal each : List.of(other, producer)) {
        for (int i = 10 * block; i < 10 * block + 10; i++) {
          Message made = message(each == other ? "p-1" : "p-2", i);
          each.offered(made);
          each.accepted();
          consumer.taken(made);
          consumer.settledTaken(made, i % 3 == 0 ? Outcome.FAILED : Outcome.DELIVERED);
        }
      }
    }
    Balance balance = ledger.close(true);

    assertThat(balance.balanced()).isTrue();
    assertThat(balance.failed()).isEqualTo(2_000);
    assertThat(balance.delivered()).isEqualTo(4_000);
  }

  @Test
  void whatIsSettledTwiceIsNamed() {
    for (int i = 0; i < 10; i++) {
      producer.offered(message("p-2", i));
      producer.accepted();
      consumer.taken(message("p-2", i));
      consumer.settledTaken(message("p-2", i), Outcome.DELIVERED);
    }
    Journal second = ledger.newConsumerJournal();
    second.taken(message("p-2", 4));
    second.settledTaken(message("p-2", 4), Outcome.DELIVERED);

    assertThat(ledger.close(true).complaints()).singleElement().asString().contains("p-2#4");
  }

  @Test
  void aMessageThatNobodyMadeIsNamedAndNotCounted() {
    consumer.taken(message("p-9", 0));
    assertThat(consumer.inHand()).isEqualTo("?#0");
    consumer.settledTaken(message("p-9", 0), Outcome.DELIVERED);

    Balance balance = ledger.close(true);
    assertThat(balance.complaints()).singleElement().asString().contains("p-9#0");
    assertThat(balance.delivered()).isZero();
  }

  @Test
  void whatIsDroppedOrAbandonedIsNotDelivered() {
    producer.offered(message("p-2", 0));
    producer.settled(message("p-2", 0), Outcome.DELIVERED);
    producer.offered(message("p-2", 1));
    producer.dropped(message("p-2", 1), "full");
    producer.offered(message("p-2", 2));
    producer.settled(message("p-2", 2), Outcome.ABANDONED);
    assertThat(producer.ownDelivered()).isEqualTo(1);

    takeAndDeliver(3, 5);
    consumer.taken(message("p-2", 5));
    consumer.settledTaken(message("p-2", 5), Outcome.FAILED);
    assertThat(consumer.ownDelivered()).isEqualTo(2);
  }

  @Test
  void eachMessageThatNobodyMadeIsNamedAndTheOneAfterThemCounts() {
    producer.offered(message("p-2", 0));
    producer.accepted();
    for (long sequence = -2; sequence <= 0; sequence++) {
      consumer.taken(message("p-2", sequence));
      consumer.settledTaken(message("p-2", sequence), Outcome.DELIVERED);
    }

    Balance balance = ledger.close(true);
    assertThat(balance.complaints()).singleElement().asString().contains("p-2#-2, p-2#-1");
    assertThat(balance.delivered()).isEqualTo(1);
    assertThat(consumer.settled()).isEqualTo(3);
  }

  @Test
  void whatComesAfterABatchThatFailedIsNotTakenForFailed() {
    for (int i = 0; i < 6; i++) {
      producer.offered(message("p-2", i));
      producer.accepted();
    }
    takeAndDeliver(0, 2);
    consumer.taken(message("p-2", 2));
    consumer.taken(message("p-2", 3));
    consumer.settled(message("p-2", 2), Outcome.FAILED);
    consumer.settled(message("p-2", 3), Outcome.FAILED);
    takeAndDeliver(4, 6);

    Balance balance = ledger.close(true);
    assertThat(balance.balanced()).isTrue();
    assertThat(balance.failed()).isEqualTo(2);
    assertThat(balance.delivered()).isEqualTo(4);
  }

  private void takeAndDeliver(int from, int to) {
    for (int i = from; i < to; i++) {
      consumer.taken(message("p-2", i));
      consumer.settledTaken(message("p-2", i), Outcome.DELIVERED);
    }
  }

  @Test
  void orderIsKnownAcrossMessagesOfOthers() {
    producer.offered(message("p-2", 9));
    ledger.producerJournal("p-1").offered(message("p-1", 0));
    takeAndDeliver(0, 10);
    consumer.taken(message("p-1", 0));
    consumer.settledTaken(message("p-1", 0), Outcome.DELIVERED);
    consumer.taken(message("p-2", 8));

    assertThat(ledger.close(false).complaints()).singleElement().asString().contains("p-2#8");
  }

  @Test
  void ofMillionsInOrderEachIsKnown() {
    int many = 3_000_000;
    for (int i = 0; i < many; i++) {
      Message made = message("p-2", i);
      producer.offered(made);
      producer.accepted();
      if (i != 1_234_567) {
        consumer.taken(made);
        consumer.settledTaken(made, Outcome.DELIVERED);
      }
    }
    Balance balance = ledger.close(true);

    assertThat(balance.complaints()).singleElement().asString().contains("p-2#1234567");
    assertThat(balance.delivered()).isEqualTo(many - 1);
  }
}
