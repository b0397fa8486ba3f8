package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Message;
import dev.millrace.pipeline.Priority.BodyPriority;
import dev.millrace.pipeline.Priority.BodyPriority.First;
import dev.millrace.pipeline.Priority.DuePriority;
import dev.millrace.pipeline.Priority.ProducerPriority;
import dev.millrace.testkit.ManualContext;
import dev.millrace.testkit.SeededRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriorityPipelineTest {

  private static final ManualContext CONTEXT =
      new ManualContext(List.of("gold-1", "gold-2", "silver-1", "p-1"), 1);

  private static PriorityPipeline by(Priority priority, @Nullable Duration ageing) {
    return by(priority, ageing, 100);
  }

  private static PriorityPipeline by(Priority priority, @Nullable Duration ageing, int capacity) {
    return new PriorityPipeline(new PriorityPipeline.Settings(capacity, priority, ageing), CONTEXT);
  }

  private static PriorityPipeline byProducer(String... order) {
    return by(new ProducerPriority(List.of(order)), null);
  }

  private static Message message(String producer, long sequence, long due) {
    return new Message(producer, sequence, due, "body");
  }

  @Test
  void put_withoutRank_passesItsRoomOn() throws Exception {
    PriorityPipeline pipeline = by(new BodyPriority(First.LOWEST), null, 1);
    pipeline.put(body(1));
    Running<String> unranked = Running.run(() -> pipeline.put(body("no number"))).awaitWaiting();
    Running<String> ranked = Running.run(() -> pipeline.put(body(2))).awaitWaiting();

    assertThat(pipeline.take()).isEqualTo(body(1));

    assertThat(ranked.result()).isEqualTo("done");
    assertThatThrownBy(unranked::result).isInstanceOf(IllegalArgumentException.class);
    assertThat(pipeline.poll()).isEqualTo(body(2));
  }

  private static Message body(Object body) {
    return new Message("p-1", 0, 0, body);
  }

  private static List<Object> taken(PriorityPipeline pipeline, Function<Message, Object> what) {
    return Stream.generate(pipeline::poll).takeWhile(each -> each != null).map(what).toList();
  }

  private static List<Object> taken(PriorityPipeline pipeline) {
    return taken(pipeline, Message::id);
  }

  @Test
  void producers_areServedInNamedOrder() {
    PriorityPipeline pipeline = byProducer("gold", "silver");
    pipeline.offer(message("p-1", 0, 0));
    pipeline.offer(message("silver-1", 0, 0));
    pipeline.offer(message("gold-2", 0, 9));
    pipeline.offer(message("silver-1", 1, 0));
    pipeline.offer(message("gold-1", 0, 0));

    assertThat(taken(pipeline))
        .containsExactly("gold-2#0", "gold-1#0", "silver-1#0", "silver-1#1", "p-1#0");
  }

  @Test
  void workerName_takesPrecedenceOverItsGroup() {
    PriorityPipeline pipeline = byProducer("gold-2", "silver", "gold");
    pipeline.offer(message("gold-1", 0, 0));
    pipeline.offer(message("silver-1", 0, 0));
    pipeline.offer(message("gold-2", 0, 0));

    assertThat(taken(pipeline)).containsExactly("gold-2#0", "silver-1#0", "gold-1#0");
  }

  @Test
  void order_unknownName_isRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> byProducer("gold", "slver"))
        .hasMessage(
            "order names 'slver', which is no producer;"
                + " allowed: gold, gold-1, gold-2, silver, silver-1, p, p-1");
  }

  @Test
  void order_duplicateName_isRefused() {
    assertThatThrownBy(() -> byProducer("gold", "gold")).hasMessage("order names 'gold' twice");
  }

  @Test
  void bodies_areServedInNumericalOrder() {
    for (First first : First.values()) {
      PriorityPipeline pipeline = by(new BodyPriority(first), null);
      Stream.of(5, "-1.5", 7L, 5.5).forEach(body -> pipeline.offer(body(body)));
      List<Object> expected =
          first == First.LOWEST ? List.of("-1.5", 5, 5.5, 7L) : List.of(7L, 5.5, 5, "-1.5");

      assertThat(taken(pipeline, Message::body)).isEqualTo(expected);
    }
  }

  @Test
  void body_notANumber_isRefused() {
    PriorityPipeline pipeline = by(new BodyPriority(First.LOWEST), null);

    assertThatThrownBy(() -> pipeline.offer(body("much")))
        .hasMessage(
            "p-1#0 has the body 'much' (String), but messages that are ranked by their bodies need"
                + " numbers");
    assertThat(pipeline.size()).isZero();
    assertThat(pipeline.offer(body(1))).isTrue();
  }

  @Test
  void dueTimes_earliestIsServedFirst() {
    PriorityPipeline pipeline = by(new DuePriority(), null);
    pipeline.offer(message("gold-1", 0, 30));
    pipeline.offer(message("silver-1", 0, 10));
    pipeline.offer(message("p-1", 0, 30));
    pipeline.offer(message("gold-2", 0, 20));

    var drained = new ArrayList<Message>();
    assertThat(pipeline.drainTo(drained, 3)).isEqualTo(3);
    assertThat(drained)
        .extracting(Message::id)
        .containsExactly("silver-1#0", "gold-2#0", "gold-1#0");
    assertThat(taken(pipeline)).containsExactly("p-1#0");
  }

  @Test
  void ageing_waitOfItsLengthIsWorthOneRank() {
    PriorityPipeline pipeline =
        by(new ProducerPriority(List.of("gold", "silver")), Duration.ofNanos(100));
    pipeline.offer(message("silver-1", 0, 0));
    pipeline.offer(message("gold-1", 0, 99));
    pipeline.offer(message("gold-1", 1, 100));
    pipeline.offer(message("gold-1", 2, 101));

    // At 100 both have the same urgency, and silver was put first.
    assertThat(taken(pipeline)).containsExactly("gold-1#0", "silver-1#0", "gold-1#1", "gold-1#2");
  }

  @Test
  void ageing_withDueTimes_isRefused() {
    assertThatThrownBy(() -> by(new DuePriority(), Duration.ofNanos(1)))
        .hasMessageContaining("allowed with by.type = due: null");
  }

  @Test
  void keepsOrder_byProducer_isTrue() {
    assertThat(byProducer().keepsOrder()).isTrue();
  }

  @Test
  void keepsOrder_byDueTime_isTrue() {
    assertThat(by(new DuePriority(), null).keepsOrder()).isTrue();
  }

  @Test
  void keepsOrder_byBody_isFalse() {
    assertThat(by(new BodyPriority(First.LOWEST), null).keepsOrder()).isFalse();
  }

  @Test
  void randomCalls_matchALinearSearch() {
    var random = SeededRandom.of(1);
    for (int ageing : new int[] {0, 4}) {
      PriorityPipeline pipeline =
          by(new BodyPriority(First.HIGHEST), ageing == 0 ? null : Duration.ofNanos(ageing), 5);
      List<Message> model = new ArrayList<>();
      for (int now = 0; now < 5_000; now++) {
        if (random.nextBoolean()) {
          int at = now;
          Message wanted =
              model.stream()
                  .min(
                      Comparator.comparingDouble(
                          message ->
                              -(int) message.body()
                                  - (ageing == 0
                                      ? 0
                                      : (at - message.dueNanos()) / (double) ageing)))
                  .orElse(null);
          assertThat(pipeline.poll()).isEqualTo(wanted);
          model.remove(wanted);
        } else {
          Message message = new Message("p-1", now, now, random.nextInt(4));
          boolean room = model.size() < 5;
          assertThat(pipeline.offer(message)).isEqualTo(room);
          if (room) {
            model.add(message);
          }
        }
      }
    }
  }
}
