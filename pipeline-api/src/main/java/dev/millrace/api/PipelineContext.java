package dev.millrace.api;

import java.util.List;

/**
 * The run that a pipeline serves: what it may ask of it, and whom it tells of the messages that it
 * gives up by itself.
 *
 * <p>A pipeline that needs it asks for it in its constructor. The run has not begun then: who puts
 * and takes is known, but the time is told, and drops are taken, only from within a call of {@code
 * put}, {@code offer}, {@code take}, {@code poll}, {@code drainTo}, {@code putEvicting} or {@code
 * close}. Thread-safe.
 */
public interface PipelineContext {

  /**
   * The time of the calling worker, in nanoseconds since the start of the run. On real threads two
   * workers may read it so close to each other that it seems to go back from one to the next.
   *
   * @throws IllegalStateException if the run has not begun
   */
  long nanos();

  /** How many workers put messages; at least 1. */
  int producers();

  /** How many workers take messages; at least 1. */
  int consumers();

  /** The names of the workers that put messages, such as {@code network-1}, as messages tell. */
  List<String> producerNames();

  /**
   * A message that the pipeline had accepted, or accepts by the call under way, is given up by the
   * pipeline itself, as active queue management does; nobody will take it. To be called once for
   * each, on the thread that called the pipeline and before that call returns. Does not wait for
   * other workers, and does not call the pipeline, so that locks may be held.
   *
   * @param message what was put
   * @param reason the name under which the ledger counts it, in kebab-case
   * @throws IllegalArgumentException if it is nothing that can have been put in a run
   * @throws IllegalStateException if the run has not begun
   */
  void dropped(Object message, String reason);
}
