package dev.millrace.testkit;

import static dev.millrace.testkit.BlockingCalls.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;

/**
 * Races of a pipeline call against close. The closing thread then takes until the end of the
 * stream.
 */
final class CloseRaces {

  private CloseRaces() {}

  /** One put into an empty pipeline. */
  static final class WithPut implements Race.Round {
    private final Pipeline<Message> pipeline;
    private boolean accepted;
    private int taken;

    WithPut(Pipeline<Message> pipeline) {
      this.pipeline = pipeline;
    }

    @Override
    public void left() throws Exception {
      try {
        pipeline.put(message(1));
        accepted = true;
      } catch (ClosedPipelineException rejected) {
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
      if (pipeline.poll() != null) {
        taken++;
      }
      assertThat(taken)
          .as("messages taken, after the put was %s", accepted ? "accepted" : "rejected")
          .isEqualTo(accepted ? 1 : 0);
    }
  }

  /** A second taker, with some messages in the pipeline. */
  static final class WithTake implements Race.Round {
    private final Pipeline<Message> pipeline;
    private final int inside;
    private int takenByTaker;
    private int takenByCloser;

    WithTake(Pipeline<Message> pipeline, int inside) {
      this.pipeline = pipeline;
      this.inside = inside;
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
      assertThat(takenByTaker + takenByCloser)
          .as("messages taken by two takers that both reached the end of the stream")
          .isEqualTo(inside);
    }
  }

  private static int takeAll(Pipeline<Message> pipeline) throws InterruptedException {
    int taken = 0;
    while (pipeline.take() != null) {
      taken++;
    }
    return taken;
  }
}
