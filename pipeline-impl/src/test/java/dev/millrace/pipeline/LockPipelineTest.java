package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The steps that each call takes on the two locks. */
@Timeout(120)
class LockPipelineTest {

  private static final String[] PUT = {
    "about to acquire producer lock",
    "have producer lock",
    "about to release consumer lock",
    "released consumer lock"
  };
  private static final String[] TAKE = {
    "about to acquire consumer lock",
    "have consumer lock",
    "about to release producer lock",
    "released producer lock"
  };

  private final ScriptedListener listener = new ScriptedListener();
  private final Pipeline<Integer> pipeline = new LockPipeline<>(Optional.of(listener));

  private static String[] withFirst(String first, String[] steps) {
    return Stream.concat(Stream.of(first), Stream.of(steps).skip(1)).toArray(String[]::new);
  }

  @Test
  void put_acquiresProducerLock_releasesConsumerLock() throws Exception {
    pipeline.put(1);

    assertThat(listener.steps()).containsExactly(PUT);
  }

  @Test
  void take_acquiresConsumerLock_releasesProducerLock() throws Exception {
    pipeline.put(1);
    listener.steps();

    pipeline.take();
    assertThat(listener.steps()).containsExactly(TAKE);
  }

  @Test
  void offer_triesProducerLock() {
    pipeline.offer(1);

    assertThat(listener.steps()).containsExactly(withFirst("about to try producer lock", PUT));
  }

  @Test
  void poll_triesConsumerLock() throws Exception {
    pipeline.put(1);
    listener.steps();

    pipeline.poll();
    assertThat(listener.steps()).containsExactly(withFirst("about to try consumer lock", TAKE));
  }

  @Test
  void timedOffer_waitsAWhileForProducerLock() throws Exception {
    pipeline.offer(1, Duration.ofHours(1));

    assertThat(listener.steps())
        .containsExactly(withFirst("about to wait a while for producer lock", PUT));
  }

  @Test
  void timedPoll_waitsAWhileForConsumerLock() throws Exception {
    pipeline.put(1);
    listener.steps();

    pipeline.poll(Duration.ofHours(1));
    assertThat(listener.steps())
        .containsExactly(withFirst("about to wait a while for consumer lock", TAKE));
  }

  @Test
  void offer_pipelineFull_onlyTries() throws Exception {
    pipeline.put(1);
    listener.steps();

    pipeline.offer(2);
    assertThat(listener.steps()).containsExactly("about to try producer lock");
  }

  @Test
  void poll_pipelineEmpty_onlyTries() {
    pipeline.poll();

    assertThat(listener.steps()).containsExactly("about to try consumer lock");
  }

  @Test
  void timedPoll_listenerWaitsNoTime_returnsAtOnce() throws Exception {
    listener.waitNoTime();

    assertThat(pipeline.poll(Duration.ofDays(1))).isNull();
  }

  @Test
  void producerLock_pipelineFull_isNotFree() throws Exception {
    pipeline.put(1);

    assertThat(listener.lock("producer lock").isFreeFor(Thread.currentThread())).isFalse();
    assertThat(listener.lock("consumer lock").isFreeFor(Thread.currentThread())).isTrue();
  }

  @Test
  void consumerLock_pipelineEmpty_isNotFree() throws Exception {
    pipeline.put(1);
    pipeline.take();

    assertThat(listener.lock("producer lock").isFreeFor(Thread.currentThread())).isTrue();
    assertThat(listener.lock("consumer lock").isFreeFor(Thread.currentThread())).isFalse();
  }

  @Test
  void close_pipelineEmpty_releasesBothLocks() {
    pipeline.close();

    assertThat(listener.steps())
        .containsExactly(
            "about to release producer lock",
            "released producer lock",
            "about to release consumer lock",
            "released consumer lock");
  }

  @Test
  void close_pipelineFull_releasesProducerLockOnly() throws Exception {
    pipeline.put(1);
    listener.steps();

    pipeline.close();
    assertThat(listener.steps())
        .containsExactly("about to release producer lock", "released producer lock");
  }

  @Test
  void take_lastMessageAfterClose_releasesConsumerLockToo() throws Exception {
    pipeline.put(1);
    pipeline.close();
    listener.steps();

    pipeline.take();
    assertThat(listener.steps())
        .startsWith(TAKE)
        .endsWith("about to release consumer lock", "released consumer lock")
        .hasSize(6);
  }

  @Test
  void take_endOfStream_releasesConsumerLockForTheNext() throws Exception {
    pipeline.close();
    listener.steps();

    pipeline.take();
    assertThat(listener.steps())
        .containsExactly(
            "about to acquire consumer lock",
            "have consumer lock",
            "about to release consumer lock",
            "released consumer lock");
  }

  @Test
  void put_afterClose_releasesProducerLockForTheNext() {
    pipeline.close();
    listener.steps();

    assertThatThrownBy(() -> pipeline.put(1));
    assertThat(listener.steps())
        .containsExactly(
            "about to acquire producer lock",
            "have producer lock",
            "about to release producer lock",
            "released producer lock");
  }
}
