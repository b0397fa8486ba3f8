package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.pipeline.waiting.Poller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Puts that overlap with a close. */
class PolledPipelineTest {

  /** A ring whose puts can be stopped just before or just after they enqueue. */
  private static final class StoppingRing extends PolledPipeline<Integer> {

    private final ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();

    StoppingRing() {
      super(Poller.backingOff(2), FENCED);
    }

    private final AtomicInteger putting = new AtomicInteger();
    private final List<Stop> before = new ArrayList<>();
    private final List<Stop> after = new ArrayList<>();

    @Override
    boolean enqueue(Integer message) {
      putting.incrementAndGet();
      passAll(before);
      queue.add(message);
      passAll(after);
      return true;
    }

    @Override
    boolean enqueueIfReady(Integer message) {
      return enqueue(message);
    }

    @Override
    @Nullable Integer dequeue() {
      return queue.poll();
    }

    @Override
    @Nullable Integer dequeueIfReady() {
      return queue.poll();
    }

    @Override
    int dequeueReady(Collection<? super Integer> sink, int atMost) {
      return 0;
    }

    @Override
    public int size() {
      return queue.size();
    }

    @Override
    public int capacity() {
      return 100;
    }

    private static void passAll(List<Stop> stops) {
      List.copyOf(stops).forEach(Stop::pass);
    }
  }

  /** A point at which a thread is blocked until released. */
  private record Stop(CountDownLatch reached, CountDownLatch released) {

    static Stop in(List<Stop> points) {
      var stop = new Stop(new CountDownLatch(1), new CountDownLatch(1));
      points.add(stop);
      return stop;
    }

    void pass() {
      reached.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private final StoppingRing pipeline = new StoppingRing();

  @Test
  void put_enqueuedAfterEnd_isRefusedAndRemoved() throws Exception {
    var stop = Stop.in(pipeline.before);
    var put = Running.run(() -> pipeline.put(1));
    stop.reached.await();
    pipeline.close();
    assertThat(pipeline.take()).isNull();
    stop.released.countDown();

    assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.take()).isNull();
    assertThat(pipeline.size()).isZero();
  }

  @Test
  void put_enqueuedBeforeEnd_isAccepted() throws Exception {
    var stop = Stop.in(pipeline.after);
    var put = Running.run(() -> pipeline.put(1));
    stop.reached.await();
    pipeline.close();
    stop.released.countDown();

    put.result();
    assertThat(pipeline.take()).isEqualTo(1);
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void latePut_messageTaken_isAccepted() throws Exception {
    var before = Stop.in(pipeline.before);
    var after = Stop.in(pipeline.after);
    var put = Running.run(() -> pipeline.put(1));
    before.reached.await();
    pipeline.close();
    assertThat(pipeline.take()).isNull();
    before.released.countDown();
    after.reached.await();
    assertThat(pipeline.poll()).isEqualTo(1);
    after.released.countDown();

    put.result();
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void twoLatePuts_firstRemovesBoth_bothAreRefused() throws Exception {
    var before = Stop.in(pipeline.before);
    var first = Running.run(() -> pipeline.put(1));
    before.reached.await();
    pipeline.before.clear();
    var alsoBefore = Stop.in(pipeline.before);
    var second = Running.run(() -> pipeline.put(2));
    alsoBefore.reached.await();
    pipeline.close();
    assertThat(pipeline.take()).isNull();

    var after = Stop.in(pipeline.after);
    before.released.countDown();
    after.reached.await();
    pipeline.after.clear();
    alsoBefore.released.countDown();
    assertThatThrownBy(second::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.size()).isZero();
    after.released.countDown();
    assertThatThrownBy(first::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void twoLatePuts_oneMessageTaken_otherIsRefused() throws Exception {
    var before = Stop.in(pipeline.before);
    var after = Stop.in(pipeline.after);
    var first = Running.run(() -> pipeline.put(1));
    var second = Running.run(() -> pipeline.put(2));
    await().until(() -> pipeline.putting.get() == 2);
    pipeline.close();
    assertThat(pipeline.take()).isNull();
    before.released.countDown();
    await().until(() -> pipeline.size() == 2);
    int taken = requireNonNull(pipeline.poll());
    after.released.countDown();

    (taken == 1 ? first : second).result();
    assertThatThrownBy((taken == 1 ? second : first)::result)
        .isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void offer_enqueuedAfterEnd_isRefused() throws Exception {
    var stop = Stop.in(pipeline.before);
    var offer = Running.run(() -> pipeline.offer(1));
    stop.reached.await();
    pipeline.close();
    assertThat(pipeline.poll()).isNull();
    stop.released.countDown();

    assertThatThrownBy(offer::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.poll()).isNull();
  }
}
