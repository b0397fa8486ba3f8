package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;

/** What may happen at the very moment of a close. The closer then takes until the end. */
final class CloseRaces {

  private CloseRaces() {}

  /** One put into an empty pipeline. */
  static final class WithPut implements Race.Round {
    private final Pipeline<Integer> pipeline;
    private boolean accepted;
    private int taken;

    WithPut(Pipeline<Integer> pipeline) {
      this.pipeline = pipeline;
    }

    @Override
    public void left() throws Exception {
      try {
        pipeline.put(1);
        accepted = true;
      } catch (ClosedPipelineException refused) {
        accepted = false;
      }
    }

    @Override
    public void right() throws Exception {
      pipeline.close();
      taken = takeAll(pipeline);
    }

    @Override
    public void check() {
      assertThat(taken).isEqualTo(accepted ? 1 : 0);
      assertThat(pipeline.poll()).isNull();
    }
  }

  /** Another taker, with one message inside. */
  static final class WithTake implements Race.Round {
    private final Pipeline<Integer> pipeline;
    private int takenByTaker;
    private int takenByCloser;

    WithTake(Pipeline<Integer> pipeline) {
      this.pipeline = pipeline;
      assertThat(pipeline.offer(1)).isTrue();
    }

    @Override
    public void left() throws Exception {
      takenByTaker = takeAll(pipeline);
    }

    @Override
    public void right() throws Exception {
      pipeline.close();
      takenByCloser = takeAll(pipeline);
    }

    @Override
    public void check() {
      assertThat(takenByTaker + takenByCloser).isEqualTo(1);
    }
  }

  private static int takeAll(Pipeline<Integer> pipeline) throws InterruptedException {
    int taken = 0;
    while (pipeline.take() != null) {
      taken++;
    }
    return taken;
  }
}
