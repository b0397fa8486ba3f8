package dev.millrace.sim.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.api.PipelineContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The context of a simulation's pipeline: created before the pipeline, and connected to the engine
 * before the run.
 *
 * <p>Thread-safe: the connection is volatile and set once, before the workers start.
 */
public final class RunContext implements PipelineContext {

  /** The part that an engine serves. Called by the threads that call the pipeline. */
  public interface Connection {

    /** Returns the time of the calling worker, in nanoseconds since the start of the run. */
    long nanos();

    /** Records that the pipeline drops a message by itself. */
    void dropped(Message message, String reason);
  }

  private final List<String> producerNames;
  private final int consumers;
  private volatile @Nullable Connection connection;

  /**
   * Creates the context of a run with these workers.
   *
   * @param producerNames the names of the producing workers
   * @param consumers the number of consuming workers
   */
  public RunContext(List<String> producerNames, int consumers) {
    this.producerNames = List.copyOf(producerNames);
    this.consumers = consumers;
  }

  /** Connects the context to the engine; called before the workers start. */
  public void connect(Connection toEngine) {
    connection = toEngine;
  }

  @Override
  public long nanos() {
    return connection().nanos();
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
  public void dropped(Message message, String reason) {
    requireNonNull(message, "message");
    requireNonNull(reason, "reason");
    connection().dropped(message, reason);
  }

  private Connection connection() {
    Connection connected = connection;
    if (connected == null) {
      throw new IllegalStateException("the run has not started");
    }
    return connected;
  }
}
