package dev.millrace.sim.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy.BlockTimeout;
import dev.millrace.api.OverflowPolicy.CallerRuns;
import dev.millrace.api.OverflowPolicy.Decision;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.api.OverflowPolicy.Evict;
import dev.millrace.api.OverflowPolicy.Fail;
import dev.millrace.api.Producer;
import dev.millrace.pipeline.BufferPipeline;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import dev.millrace.sim.engine.WarmUpSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of messages without room, and of batches, on real threads. */
class OverflowAndBatchTest {

  /**
   * Down when the producer has put all it makes; until then the consumer holds its first message.
   */
  private final CountDownLatch allPut = new CountDownLatch(1);

  /**
   * Down when the consumer holds its first message; until then the producer makes no second one.
   */
  private final CountDownLatch firstTaken = new CountDownLatch(1);

  private final List<Long> stored = Collections.synchronizedList(new ArrayList<>());

  /** Makes numbers from 0 to n - 1, all after the first once the consumer is busy with that. */
  private Producer counting(int n) {
    int[] next = {0};
    return () -> {
      if (next[0] == n) {
        allPut.countDown();
        return null;
      }
      if (next[0] == 1) {
        firstTaken.await();
      }
      return new Arrival(0, next[0]++);
    };
  }

  private void storeOnceAllIsPut(Message message, Clock clock) throws InterruptedException {
    firstTaken.countDown();
    allPut.await();
    stored.add(message.sequence());
  }

  private TestRun run(Decision decision) {
    return new TestRun()
        .pipeline(new BufferPipeline<>(new BufferPipeline.Settings(2)))
        .overflow(message -> decision);
  }

  @Test
  void theOldestMakesRoom() throws Exception {
    RunResult result =
        run(new Evict(Victims.OLDEST, "old"))
            .producer(counting(5))
            .consumer(this::storeOnceAllIsPut)
            .run();

    assertThat(stored).containsExactly(0L, 3L, 4L);
    assertThat(result.ledger().droppedByReason()).containsExactly(Map.entry("old", 2L));
    assertThat(result.measurements().dropped()).isEqualTo(2);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void patienceForRoomHasAnEnd() throws Exception {
    RunResult result =
        run(new BlockTimeout(Duration.ofMillis(20), new DropNewest("late")))
            .producer(counting(4))
            .consumer(this::storeOnceAllIsPut)
            .run();

    assertThat(stored).containsExactly(0L, 1L, 2L);
    assertThat(result.ledger().droppedByReason()).containsExactly(Map.entry("late", 1L));
    assertThat(result.measurements().blockedNanos())
        .isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void callerRunsStoresMessagesThatFindNoRoom() throws Exception {
    List<String> own = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger closed = new AtomicInteger();
    RunResult result =
        run(new CallerRuns())
            .own(
                new Consumer() {
                  @Override
                  public void accept(Message message, Clock clock) {
                    own.add(Thread.currentThread().getName() + " stores " + message.sequence());
                  }

                  @Override
                  public void close() {
                    closed.incrementAndGet();
                  }
                })
            .producer(counting(5))
            .consumer(this::storeOnceAllIsPut)
            .run();

    assertThat(own).containsExactly("p-1 stores 3", "p-1 stores 4");
    assertThat(stored).containsExactly(0L, 1L, 2L);
    assertThat(closed).hasValue(1);
    assertThat(result.ledger().delivered()).isEqualTo(5);
    assertThat(result.measurements().sojourns().count()).isEqualTo(5);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void aPolicyMayFailTheRun() throws Exception {
    Producer producer = counting(4);
    RunResult result =
        run(new Fail("full"))
            .producer(
                new Producer() {
                  @Override
                  public @Nullable Arrival next() throws Exception {
                    return producer.next();
                  }

                  @Override
                  public void close() {
                    allPut.countDown();
                  }
                })
            .consumer(this::storeOnceAllIsPut)
            .run();

    assertThat(result.failures())
        .containsExactly(
            "p-1 failed: the pipeline was full for p-1#3, and the overflow policy is to fail"
                + " (IllegalStateException)");
    assertThat(stored).containsExactly(0L, 1L, 2L);
    assertThat(result.ledger().droppedByReason()).containsExactly(Map.entry("full", 1L));
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void batchContainsTheAvailableMessages() throws Exception {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    RunResult result =
        new TestRun()
            .batch(3, Duration.ZERO)
            .producer(counting(6))
            .consumer(
                new Consumer() {
                  @Override
                  public void accept(Message message, Clock clock) throws Exception {
                    storeOnceAllIsPut(message, clock);
                    sizes.add(1);
                  }

                  @Override
                  public void acceptAll(List<Message> batch, Clock clock) {
                    sizes.add(batch.size());
                  }
                })
            .run();

    assertThat(sizes).containsExactly(1, 3, 2);
    assertThat(result.ledger().delivered()).isEqualTo(6);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void aBatchThatLingersIsStoredWhenItIsFull() throws Exception {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    RunResult result =
        new TestRun()
            .pipeline(new BufferPipeline<>(new BufferPipeline.Settings(10)))
            .batch(4, Duration.ofMinutes(5))
            .producer(TestRun.counting(10))
            .consumer(
                new Consumer() {
                  @Override
                  public void accept(Message message, Clock clock) {
                    sizes.add(1);
                  }

                  @Override
                  public void acceptAll(List<Message> batch, Clock clock) {
                    sizes.add(batch.size());
                  }
                })
            .run();

    // At the end of the stream nobody lingers.
    assertThat(sizes).containsExactly(4, 4, 2);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void aBatchIsTriedAgainAsAWhole() throws Exception {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    RunResult result =
        new TestRun()
            .pipeline(new BufferPipeline<>(new BufferPipeline.Settings(10)))
            .batch(3, Duration.ofMinutes(5))
            .retry(2)
            .producer(TestRun.counting(3))
            .consumer(
                new Consumer() {
                  @Override
                  public void accept(Message message, Clock clock) {}

                  @Override
                  public void acceptAll(List<Message> batch, Clock clock) {
                    sizes.add(batch.size());
                    throw new IllegalStateException("busy");
                  }
                })
            .run();

    assertThat(sizes).containsExactly(3, 3);
    assertThat(result.ledger().failed()).isEqualTo(3);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void aCallerThatMadeTheLastMessageStoresItToTheEnd() throws Exception {
    RunResult result =
        run(new CallerRuns())
            .messages(4)
            .own((message, clock) -> clock.sleep(Duration.ofMillis(20)))
            .producer(
                new Producer() {
                  private final Producer numbers = counting(10);

                  @Override
                  public @Nullable Arrival next() throws Exception {
                    return numbers.next();
                  }

                  @Override
                  public void close() {
                    allPut.countDown();
                  }
                })
            .consumer(this::storeOnceAllIsPut)
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(4);
    assertThat(result.ledger().abandoned()).isZero();
  }

  @Test
  void aBatchThatEndsItsWorkerIsAbandonedAsAWhole() throws Exception {
    RunResult result =
        new TestRun()
            .pipeline(new BufferPipeline<>(new BufferPipeline.Settings(10)))
            .batch(3, Duration.ofMinutes(5))
            .producer(TestRun.counting(3))
            .consumer(
                new Consumer() {
                  @Override
                  public void accept(Message message, Clock clock) {}

                  @Override
                  public void acceptAll(List<Message> batch, Clock clock) {
                    throw new AssertionError("broken");
                  }
                })
            .run();

    assertThat(result.failures()).containsExactly("c-1 failed: broken (AssertionError)");
    assertThat(result.ledger().abandoned()).isEqualTo(3);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void aWarmUpIsLeftOutOfTheFigures() throws Exception {
    RunResult result =
        new TestRun()
            .warmUp(WarmUpSetting.ofMessages(4))
            .producer(
                new Producer() {
                  private int made;

                  @Override
                  public @Nullable Arrival next() {
                    return made++ < 10 ? Arrival.after(Duration.ofMillis(1), made) : null;
                  }
                })
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(10);
    // Messages count from the due time of the fifth on or, if it was put late, of a later one.
    assertThat(result.measurements().offered()).isBetween(1L, 6L);
    assertThat(result.measurements().sojourns().count()).isEqualTo(result.measurements().offered());
  }
}
