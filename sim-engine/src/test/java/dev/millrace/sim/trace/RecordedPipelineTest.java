package dev.millrace.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unchecked") // mocks of generic interfaces
class RecordedPipelineTest {

  private static final Message FIRST = new Message("network-1", 0, 0, "a");
  private static final Message SECOND = new Message("network-1", 1, 0, "b");

  private final Pipeline<Message> pipeline = mock(Pipeline.class);
  private final TraceRecorder recorder = new TraceRecorder(100);
  private final Pipeline<Message> recorded = RecordedPipeline.of(pipeline, recorder);

  @BeforeEach
  void putOne() {
    when(pipeline.size()).thenReturn(1);
  }

  private List<String> events() {
    return recorder.trace("").events().stream()
        .map(e -> e instanceof TraceEvent.Returned r ? r.words() + " " + r.size() : e.words())
        .toList();
  }

  @Test
  void put_isRecordedAtBeginningAndEnd() throws Exception {
    recorded.put(FIRST);

    assertThat(events()).containsExactly("put network-1#0", "put: accepted 1");
  }

  @Test
  void offer_isRecordedWithItsResult() throws Exception {
    when(pipeline.offer(FIRST)).thenReturn(true);

    assertThat(recorded.offer(FIRST)).isTrue();
    assertThat(recorded.offer(SECOND, Duration.ofMillis(1))).isFalse();
    assertThat(events())
        .containsExactly(
            "offer network-1#0",
            "offer: accepted 1",
            "offer (waiting) network-1#1",
            "offer (waiting): full 1");
  }

  @Test
  void takenMessage_isRecorded() throws Exception {
    when(pipeline.take()).thenReturn(FIRST).thenReturn(null);
    when(pipeline.poll()).thenReturn(SECOND).thenReturn(null);

    assertThat(recorded.take()).isEqualTo(FIRST);
    assertThat(recorded.take()).isNull();
    assertThat(recorded.poll()).isEqualTo(SECOND);
    assertThat(recorded.poll()).isNull();
    assertThat(recorded.poll(Duration.ofMillis(1))).isNull();
    assertThat(events())
        .containsSubsequence("take", "take: network-1#0 1", "take", "take: the end 1")
        .containsSubsequence("poll", "poll: network-1#1 1", "poll", "poll: nothing 1")
        .endsWith("poll (waiting)", "poll (waiting): nothing 1");
  }

  @Test
  void drainedMessages_reachSinkAndRecord() {
    when(pipeline.drainTo(any(), anyInt()))
        .thenAnswer(
            call -> {
              call.<Collection<Message>>getArgument(0).addAll(List.of(FIRST, SECOND));
              return 2;
            });
    List<Message> sink = new ArrayList<>();

    assertThat(recorded.drainTo(sink, 5)).isEqualTo(2);
    assertThat(sink).containsExactly(FIRST, SECOND);
    assertThat(events()).containsExactly("drainTo", "drainTo: network-1#0, network-1#1 1");
  }

  @Test
  void exception_isRecordedAndRethrown() throws Exception {
    var closed = new ClosedPipelineException();
    doThrow(closed).when(pipeline).put(any());

    assertThatThrownBy(() -> recorded.put(FIRST)).isSameAs(closed);
    assertThat(events())
        .containsExactly("put network-1#0", "put: throws ClosedPipelineException 1");
  }

  @Test
  void failingSize_isRecordedAsUnknown() {
    when(pipeline.size()).thenThrow(new UnsupportedOperationException());

    recorded.close();

    assertThat(events()).containsExactly("close", "close: done -1");
  }

  @Test
  void recordedPipeline_evictsIfThePipelineDoes() {
    EvictingPipeline<Message> evicting = mock(EvictingPipeline.class);
    when(evicting.putEvicting(SECOND, Victims.OLDEST)).thenReturn(List.of(FIRST));
    Pipeline<Message> around = RecordedPipeline.of(evicting, recorder);

    assertThat(recorded).isNotInstanceOf(EvictingPipeline.class);
    assertThat(around).isInstanceOf(EvictingPipeline.class);
    assertThat(((EvictingPipeline<Message>) around).putEvicting(SECOND, Victims.OLDEST))
        .containsExactly(FIRST);
    assertThat(events())
        .containsExactly("putEvicting network-1#1", "putEvicting: accepted, removed network-1#0 0");
  }

  @Test
  void capacityAndOrder_arePassedOn() {
    when(pipeline.capacity()).thenReturn(7);
    when(pipeline.keepsOrder()).thenReturn(true);

    assertThat(recorded.capacity()).isEqualTo(7);
    assertThat(recorded.size()).isEqualTo(1);
    assertThat(recorded.keepsOrder()).isTrue();
    assertThat(events()).isEmpty();
  }
}
