package dev.millrace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectJournalTest {

  private final Ledger ledger = new Ledger(List.of("p-1", "p-2"), true);
  private final DirectJournal first = ledger.directProducerJournal("p-1");
  private final DirectJournal second = ledger.directProducerJournal("p-2");
  private final DirectJournal consumers = ledger.directConsumerJournal();

  @Test
  void everyMessageIsInTheBalanceUnderItsOutcome() {
    Message delivered = put(first, "p-1", 0);
    Message evicted = put(first, "p-1", 1);
    Message dropped = new Message("p-2", 0, 0, "body");
    second.offered(dropped);
    second.dropped(dropped, "full");
    first.evicted(evicted, "full");
    consumers.taken(delivered);
    consumers.settled(delivered, Outcome.DELIVERED);

    Balance balance = ledger.close(true);

    assertThat(balance.balanced()).isTrue();
    assertThat(balance.offered()).isEqualTo(3);
    assertThat(balance.delivered()).isEqualTo(1);
    assertThat(balance.dropped()).containsEntry("full", 2L);
  }

  @Test
  void aMessageWhosePutThrewIsAbandonedUnlessSomebodyHadIt() {
    first.offered(new Message("p-1", 0, 0, "body"));
    Message taken = new Message("p-2", 0, 0, "body");
    second.offered(taken);
    consumers.taken(taken);
    consumers.settled(taken, Outcome.DELIVERED);

    Balance balance = ledger.close(true);

    assertThat(balance.balanced()).isTrue();
    assertThat(balance.abandoned()).isEqualTo(1);
    assertThat(balance.delivered()).isEqualTo(1);
  }

  @Test
  void lostDuplicatedInventedAndMisorderedMessagesAreFound() {
    Message early = put(first, "p-1", 0);
    Message late = put(first, "p-1", 1);
    put(second, "p-2", 0);
    consumers.taken(late);
    consumers.taken(early);
    consumers.settled(late, Outcome.DELIVERED);
    consumers.settled(early, Outcome.DELIVERED);
    consumers.settled(early, Outcome.DELIVERED);
    consumers.settled(new Message("p-3", 0, 0, "body"), Outcome.DELIVERED);

    assertThat(ledger.close(true).offences().keySet())
        .containsExactlyInAnyOrder(
            Offence.OUT_OF_ORDER, Offence.DUPLICATED, Offence.INVENTED, Offence.LOST);
  }

  private static Message put(DirectJournal journal, String producer, long sequence) {
    Message message = new Message(producer, sequence, 0, "body");
    journal.offered(message);
    journal.accepted();
    return message;
  }
}
