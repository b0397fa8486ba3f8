package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.pipeline.waiting.Idling;
import dev.millrace.pipeline.waiting.Patience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a put that another thread closes the pipeline under. */
class PolledPipelineTest {

  /** A primitive whose put stands still just before, or just after, its message is in. */
  private static final class Halting extends PolledPipeline<Integer> {

    private final ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();

    Halting() {
      super(Patience.of(Idling.BACKOFF, 2, 1), FENCED);
    }

    private final AtomicInteger putting = new AtomicInteger();
    private final List<Halt> before = new ArrayList<>();
    private final List<Halt> after = new ArrayList<>();

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

    private static void passAll(List<Halt> halts) {
      List.copyOf(halts).forEach(Halt::pass);
    }
  }

  /** A place where a thread stands until it is let go. */
  private record Halt(CountDownLatch reached, CountDownLatch letGo) {

    static Halt in(List<Halt> places) {
      var halt = new Halt(new CountDownLatch(1), new CountDownLatch(1));
      places.add(halt);
      return halt;
    }

    void pass() {
      reached.countDown();
      try {
        letGo.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private final Halting pipeline = new Halting();

  @Test
  void aPutThatComesAfterTheEndWasToldIsRefusedAndItsMessageGone() throws Exception {
    var halt = Halt.in(pipeline.before);
    var put = Running.run(() -> pipeline.put(1));
    halt.reached.await();
    pipeline.close();
    assertThat(pipeline.take()).isNull();
    halt.letGo.countDown();

    assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.take()).isNull();
    assertThat(pipeline.size()).isZero();
  }

  @Test
  void aPutThatIsInBeforeTheEndWasToldIsAccepted() throws Exception {
    var halt = Halt.in(pipeline.after);
    var put = Running.run(() -> pipeline.put(1));
    halt.reached.await();
    pipeline.close();
    halt.letGo.countDown();

    put.result();
    assertThat(pipeline.take()).isEqualTo(1);
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void aLatePutWhoseMessageWasTakenIsAccepted() throws Exception {
    var before = Halt.in(pipeline.before);
    var after = Halt.in(pipeline.after);
    var put = Running.run(() -> pipeline.put(1));
    before.reached.await();
    pipeline.close();
    assertThat(pipeline.take()).isNull();
    before.letGo.countDown();
    after.reached.await();
    assertThat(pipeline.poll()).isEqualTo(1);
    after.letGo.countDown();

    put.result();
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void ofTwoLatePutsTheOneThatFindsBothMessagesLeavesTheOtherToItsProducer() throws Exception {
    var before = Halt.in(pipeline.before);
    var first = Running.run(() -> pipeline.put(1));
    before.reached.await();
    pipeline.before.clear();
    var alsoBefore = Halt.in(pipeline.before);
    var second = Running.run(() -> pipeline.put(2));
    alsoBefore.reached.await();
    pipeline.close();
    assertThat(pipeline.take()).isNull();

    var after = Halt.in(pipeline.after);
    before.letGo.countDown();
    after.reached.await();
    pipeline.after.clear();
    alsoBefore.letGo.countDown();
    assertThatThrownBy(second::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.size()).isZero();
    after.letGo.countDown();
    assertThatThrownBy(first::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void ofTwoLatePutsTheOneWhoseMessageWasTakenIsAcceptedAndTheOtherRefused() throws Exception {
    var before = Halt.in(pipeline.before);
    var after = Halt.in(pipeline.after);
    var first = Running.run(() -> pipeline.put(1));
    var second = Running.run(() -> pipeline.put(2));
    await().until(() -> pipeline.putting.get() == 2);
    pipeline.close();
    assertThat(pipeline.take()).isNull();
    before.letGo.countDown();
    await().until(() -> pipeline.size() == 2);
    int taken = requireNonNull(pipeline.poll());
    after.letGo.countDown();

    (taken == 1 ? first : second).result();
    assertThatThrownBy((taken == 1 ? second : first)::result)
        .isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void anOfferIsJudgedLikeAPut() throws Exception {
    var halt = Halt.in(pipeline.before);
    var offer = Running.run(() -> pipeline.offer(1));
    halt.reached.await();
    pipeline.close();
    assertThat(pipeline.poll()).isNull();
    halt.letGo.countDown();

    assertThatThrownBy(offer::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.poll()).isNull();
  }
}
