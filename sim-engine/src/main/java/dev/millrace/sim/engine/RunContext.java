package dev.millrace.sim.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.api.PipelineContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pipeline of a simulation may ask of its run: made before the pipeline is, and answered
 * by the engine, once there is one.
 *
 * <p>Thread-safe: what the engine answers with is volatile and set once, before the workers start.
 */
public final class RunContext implements PipelineContext {

  /** What only an engine can answer. Called by whoever calls the pipeline. */
  public interface Answers {

    /** The time of the calling worker, in nanoseconds since the start of the run. */
    long nanos();

    /** The pipeline gives up a message by itself. */
    void dropped(Message message, String reason);
  }

  private final List<String> producerNames;
  private final int consumers;
  private volatile @Nullable Answers answers;

  /**
   * The context of a run with these workers.
   *
   * @param producerNames those that put messages
   * @param consumers how many take messages
   */
  public RunContext(List<String> producerNames, int consumers) {
    this.producerNames = List.copyOf(producerNames);
    this.consumers = consumers;
  }

  /** The run begins, and the engine answers from now on. */
  public void answerWith(Answers ofTheEngine) {
    answers = ofTheEngine;
  }

  @Override
  public long nanos() {
    return answers().nanos();
  }

  @Override
  public int producers() {
    return producerNames.size();
  }

  @Override
  public int consumers() {
    return consumers;
  }

  @Override
  public List<String> producerNames() {
    return producerNames;
  }

  @Override
  public void dropped(Object message, String reason) {
    requireNonNull(reason, "reason");
    if (!(message instanceof Message put)) {
      throw new IllegalArgumentException(
          "the pipeline gave up %s, which is no message of the run".formatted(message));
    }
    answers().dropped(put, reason);
  }

  private Answers answers() {
    Answers there = answers;
    if (there == null) {
      throw new IllegalStateException("the run has not begun: the pipeline is not at work yet");
    }
    return there;
  }
}
