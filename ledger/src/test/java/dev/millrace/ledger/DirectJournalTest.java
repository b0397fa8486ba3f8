package dev.millrace.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectJournalTest {

  private static final List<String> NAMES = List.of("p-1", "p-2");

  private final Ledger ledger = new Ledger(NAMES, true);
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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyOutcomeIsCountedOnceHoweverManyMessagesAreNoted(int seed) {
    RandomGenerator random = new Random(seed);
    List<Message> inside = new ArrayList<>();
    Map<String, Long> expected = new TreeMap<>();
    Set<String> settled = new HashSet<>();
    long[] made = new long[2];
    for (int i = 0; i < 20_000; i++) {
      int producer = random.nextInt(seed) == 0 ? 0 : random.nextInt(2);
      // Names that are equal and not always identical.
      String name = random.nextInt(20) == 0 ? "p-" + (producer + 1) : NAMES.get(producer);
      inside.add(put(producer == 0 ? first : second, name, made[producer]++));
      while (inside.size() > random.nextInt(50)) {
        Message taken = inside.remove(random.nextInt(4) == 0 ? inside.size() - 1 : 0);
        String outcome = settle(taken, random.nextInt(20));
        expected.merge(outcome, 1L, Long::sum);
        if (!settled.add(taken.id())) {
          expected.merge("duplicated", 1L, Long::sum);
        }
        if (random.nextInt(500) == 0) {
          inside.add(taken);
        }
      }
    }
    for (Message left : inside) {
      ledger.left(left);
      expected.merge("left", 1L, Long::sum);
      if (!settled.add(left.id())) {
        expected.merge("duplicated", 1L, Long::sum);
      }
    }
    Balance balance = ledger.close(true);

    Map<String, Long> found = new TreeMap<>();
    found.put("delivered", balance.delivered());
    found.put("failed", balance.failed());
    found.put("dropped", balance.droppedInAll());
    found.put("left", balance.left());
    found.put("duplicated", requireNonNull(balance.offences().get(Offence.DUPLICATED)).count());
    assertThat(found).isEqualTo(expected);
    assertThat(balance.offences().keySet()).doesNotContain(Offence.LOST, Offence.INVENTED);
  }

  private String settle(Message message, int draw) {
    consumers.taken(message);
    switch (draw) {
      case 0 -> {
        consumers.settled(message, Outcome.FAILED);
        return "failed";
      }
      case 1 -> {
        ledger.dropped(message, "codel");
        return "dropped";
      }
      default -> {
        consumers.settled(message, Outcome.DELIVERED);
        return "delivered";
      }
    }
  }

  private static Message put(DirectJournal journal, String producer, long sequence) {
    Message message = new Message(producer, sequence, 0, "body");
    journal.offered(message);
    journal.accepted();
    return message;
  }
}
