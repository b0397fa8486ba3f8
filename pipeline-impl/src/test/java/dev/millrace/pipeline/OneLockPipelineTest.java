package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.testkit.ManualContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneLockPipelineTest {

  private static List<OneLockPipeline<Message>> pipelines() {
    ManualContext context = new ManualContext();
    Duration aSecond = Duration.ofSeconds(1);
    return List.of(
        new BufferPipeline<>(new BufferPipeline.Settings(3)),
        new PriorityPipeline(
            new PriorityPipeline.Settings(3, new Priority.DuePriority(), null), context),
        new LifoPipeline<>(new LifoPipeline.Settings(3)),
        new AdaptiveLifoPipeline<>(new AdaptiveLifoPipeline.Settings(3, aSecond), context),
        new CodelPipeline(new CodelPipeline.Settings(3, aSecond, aSecond), context));
  }

  @Test
  void drain_holdsTheLockThroughout() {
    for (OneLockPipeline<Message> pipeline : pipelines()) {
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
