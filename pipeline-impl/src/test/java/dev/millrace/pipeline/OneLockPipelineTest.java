package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.testkit.ManualContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneLockPipelineTest {

  private static List<OneLockPipeline<Message>> family() {
    ManualContext run = new ManualContext();
    Duration time = Duration.ofSeconds(1);
    return List.of(
        new BufferPipeline<>(new BufferPipeline.Settings(3)),
        new PriorityPipeline(new PriorityPipeline.Settings(3, new Ranking.DueRanking(), null), run),
        new LifoPipeline<>(new LifoPipeline.Settings(3)),
        new AdaptiveLifoPipeline<>(new AdaptiveLifoPipeline.Settings(3, time), run),
        new CodelPipeline<>(new CodelPipeline.Settings(3, time, time), run));
  }

  /** So nobody comes between two messages of a batch, and the lock is paid for once. */
  @Test
  void aDrainHoldsTheLockFromItsFirstMessageToItsLast() {
    for (OneLockPipeline<Message> pipeline : family()) {
      for (int i = 0; i < 3; i++) {
        pipeline.offer(new Message("p-1", i, 0, i));
      }
      int drained =
          pipeline.drainTo(
              new ArrayList<>() {
                @Override
                public boolean add(Message message) {
                  assertThat(pipeline.lock.isHeldByCurrentThread()).as("%s", pipeline).isTrue();
                  return super.add(message);
                }
              },
              5);

      assertThat(drained).isEqualTo(3);
      assertThat(pipeline.lock.isLocked()).isFalse();
    }
  }
}
