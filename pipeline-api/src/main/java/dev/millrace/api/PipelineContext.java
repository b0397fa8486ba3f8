package dev.millrace.api;

/**
 * The run that a pipeline serves: what it may ask of it, and whom it tells of the messages that it
 * gives up by itself.
 *
 * <p>A pipeline that needs it asks for it in its constructor. The workers are not at work yet then;
 * the time is told, and drops are taken, from the first call of the pipeline's methods on.
 * Thread-safe.
 */
public interface PipelineContext {

  /** The time of the calling worker, in nanoseconds since the start of the run. */
  long nanos();

  /** How many workers put messages; at least 1. */
  int producers();

  /** How many workers take messages; at least 1. */
  int consumers();

  /**
   * A message that the pipeline had accepted was given up by the pipeline itself, as active queue
   * management does; nobody will take it. To be called once for each, on the thread that called the
   * pipeline and before that call returns. Never waits, and does not call the pipeline.
   *
   * @param message what was put
   * @param reason the name under which the ledger counts it, in kebab-case
   */
  void dropped(Object message, String reason);
}
