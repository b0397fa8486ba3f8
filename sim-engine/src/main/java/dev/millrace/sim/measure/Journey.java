package dev.millrace.sim.measure;

import dev.millrace.api.Message;

/**
 * The body of a message in the pipeline of a later stage. Such a message is due when the stage
 * before has processed it, and is named after the worker that did.
 *
 * @param origin the message of the first stage from which it follows
 * @param serviceNanos the service times of the stages before, summed
 */
public record Journey(Message origin, long serviceNanos) {

  /** Returns the message of the first stage from which a message follows, which may be itself. */
  public static Message originOf(Message message) {
    return message.body() instanceof Journey journey ? journey.origin() : message;
  }

  /** Returns the service times of the stages before that of a message. */
  static long serviceNanosBefore(Message message) {
    return message.body() instanceof Journey journey ? journey.serviceNanos() : 0;
  }

  /**
   * Returns the message of the next stage.
   *
   * @param processed the message of this stage
   * @param worker the worker that processed it
   * @param sequence its number among the messages that the worker has processed
   * @param startedNanos when its service started
   * @param doneNanos when its service ended
   */
  static Message next(
      Message processed, String worker, long sequence, long startedNanos, long doneNanos) {
    long serviceNanos = serviceNanosBefore(processed) + doneNanos - startedNanos;
    return new Message(
        worker,
        sequence,
        doneNanos,
        new Journey(originOf(processed), serviceNanos),
        processed.deadlineNanos(),
        processed.demand());
  }
}
