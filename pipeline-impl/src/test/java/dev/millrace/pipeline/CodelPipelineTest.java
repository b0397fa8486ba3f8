package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Message;
import dev.millrace.testkit.ManualContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodelPipelineTest {

  private final ManualContext context = new ManualContext();
  private CodelPipeline pipeline = codelOf(3);

  private CodelPipeline codelOf(int capacity) {
    return new CodelPipeline(
        new CodelPipeline.Settings(capacity, Duration.ofNanos(5), Duration.ofNanos(100)), context);
  }

  private static Message message(int number) {
    return new Message("p-1", number, 0, number);
  }

  private void offer(int number) {
    pipeline.offer(message(number));
  }

  private @Nullable Integer pollAt(long nanos) {
    context.setNanos(nanos);
    Message message = pipeline.poll();
    return message == null ? null : (Integer) message.body();
  }

  private List<Integer> drainAt(long nanos, int atMost) {
    context.setNanos(nanos);
    var drained = new ArrayList<Message>();
    assertThat(pipeline.drainTo(drained, atMost)).isEqualTo(drained.size());
    return drained.stream().map(message -> (Integer) message.body()).toList();
  }

  private List<Object> dropped() {
    return context.drops().stream().map(drop -> drop.message().body()).toList();
  }

  /** Creates a full pipeline with messages numbered from 0. */
  private void fillWith(int messages) {
    pipeline = codelOf(messages);
    IntStream.range(0, messages).forEach(this::offer);
  }

  @Test
  void standingQueue_isDroppedFasterAndFaster() {
    fillWith(30);

    assertThat(pollAt(0)).isEqualTo(0);
    // Above the target from here on, so the queue is standing from 110 on.
    assertThat(pollAt(10)).isEqualTo(1);
    assertThat(pollAt(109)).isEqualTo(2);
    assertThat(dropped()).isEmpty();
    // The first drop; the next is an interval later.
    assertThat(pollAt(110)).isEqualTo(4);
    assertThat(pollAt(209)).isEqualTo(5);
    assertThat(dropped()).containsExactly(3);
    // The second; the next is 100 / sqrt(2) later, at 281.
    assertThat(pollAt(210)).isEqualTo(7);
    assertThat(pollAt(280)).isEqualTo(8);
    // The third; the next is 100 / sqrt(3) later, at 339.
    assertThat(pollAt(281)).isEqualTo(10);
    // After a pause: the fourth, and the fifth, due at 339 + 100 / sqrt(4) = 389. The
    // sixth is due at 389 + 100 / sqrt(5) = 434.
    assertThat(pollAt(400)).isEqualTo(13);
    assertThat(pollAt(433)).isEqualTo(14);
    assertThat(pollAt(434)).isEqualTo(16);
    assertThat(dropped()).containsExactly(3, 6, 9, 11, 12, 15);
    assertThat(context.drops()).allMatch(drop -> drop.reason().equals("codel"));
    assertThat(pipeline.size()).isEqualTo(30 - 17);
  }

  @Test
  void dropping_endsWithAWaitBelowTarget() {
    fillWith(5);
    pollAt(10);
    assertThat(pollAt(110)).isEqualTo(2);
    offer(100);
    offer(101);
    offer(102);

    assertThat(pollAt(114)).isEqualTo(3);
    assertThat(pollAt(114)).isEqualTo(4);
    // 4 ns old: dropping has ended, and 112 is the first above the target again.
    assertThat(pollAt(114)).isEqualTo(100);
    assertThat(pollAt(400)).isEqualTo(101);
    assertThat(dropped()).containsExactly(1);
  }

  @Test
  void dropping_endsWithOneMessageLeft() {
    fillWith(5);

    assertThat(pollAt(10)).isEqualTo(0);
    assertThat(pollAt(110)).isEqualTo(2);
    // The next drop is due, but only one is left behind message 3: the queue is not standing.
    assertThat(pollAt(210)).isEqualTo(3);
    assertThat(pollAt(500)).isEqualTo(4);
    assertThat(pollAt(501)).isNull();
    assertThat(dropped()).containsExactly(1);
  }

  @Test
  void dropping_againSoon_resumesItsRate() {
    fillWith(13);
    pollAt(10);
    pollAt(110);
    pollAt(210);
    pollAt(281);
    pollAt(339);
    assertThat(dropped()).hasSize(4);
    // A new message ends it; then there is a standing queue again.
    assertThat(drainAt(339, 100)).isNotEmpty();
    IntStream.range(100, 120).forEach(this::offer);
    assertThat(pollAt(400)).isEqualTo(100);
    assertThat(pollAt(500)).isEqualTo(102);
    // Four drops less the first: 100 / sqrt(3) to the next one, at 558.
    assertThat(pollAt(557)).isEqualTo(103);
    assertThat(pollAt(558)).isEqualTo(105);
  }

  @Test
  void dropping_againMuchLater_startsSlowly() {
    fillWith(13);
    pollAt(10);
    pollAt(110);
    pollAt(210);
    pollAt(281);
    pollAt(339);
    drainAt(339, 100);
    context.setNanos(5000);
    IntStream.range(100, 120).forEach(this::offer);
    assertThat(pollAt(5010)).isEqualTo(100);
    assertThat(pollAt(5110)).isEqualTo(102);
    assertThat(pollAt(5209)).isEqualTo(103);
    assertThat(pollAt(5210)).isEqualTo(105);
  }

  @Test
  void burst_drainedWithinInterval_losesNothing() {
    fillWith(10);

    for (int i = 0; i < 10; i++) {
      assertThat(pollAt(10 + i * 10)).isEqualTo(i);
    }
    assertThat(dropped()).isEmpty();
  }

  @Test
  void drops_wakeWaitingPuts() throws Exception {
    fillWith(6);
    pollAt(10);
    offer(6);
    var puts = new ArrayList<Running<String>>();
    for (int i = 0; i < 2; i++) {
      puts.add(Running.run(() -> pipeline.put(message(99))).awaitWaiting());
    }

    assertThat(pollAt(110)).isEqualTo(2);
    for (var put : puts) {
      put.result();
    }
    assertThat(pipeline.size()).isEqualTo(6);
  }

  @Test
  void drain_dropsWhatPollsWouldDrop() {
    fillWith(30);

    assertThat(pollAt(10)).isEqualTo(0);
    assertThat(drainAt(110, 3)).containsExactly(2, 3, 4);
    // Two drops are due by now; the drain is filled by the messages after the second.
    assertThat(drainAt(281, 2)).containsExactly(7, 8);
    assertThat(dropped()).containsExactly(1, 5, 6);
    assertThat(pipeline.size()).isEqualTo(30 - 9);
  }

  @Test
  void drain_withDrops_wakesWaitingPuts() throws Exception {
    fillWith(6);
    pollAt(10);
    offer(6);
    var puts = new ArrayList<Running<String>>();
    for (int i = 0; i < 3; i++) {
      puts.add(Running.run(() -> pipeline.put(message(99))).awaitWaiting());
    }

    assertThat(drainAt(110, 2)).containsExactly(2, 3);
    for (var put : puts) {
      put.result();
    }
    assertThat(pipeline.size()).isEqualTo(6);
  }

  @Test
  void interval_shorterThanTarget_isRefused() {
    assertThatThrownBy(
            () -> new CodelPipeline.Settings(1, Duration.ofMillis(2), Duration.ofMillis(1)))
        .hasMessage(
            "interval is PT0.001S and target is PT0.002S, but interval must be at least target");
  }
}
