package dev.millrace.api;

import java.util.List;
import java.util.function.Predicate;

/**
 * A pipeline from which messages can be removed wherever they are, in one atomic step. Producers
 * whose messages expire at once ({@code expiry = at-once}) need it.
 *
 * @param <T> the type of the messages; null is not allowed
 */
public interface RemovingPipeline<T> extends Pipeline<T> {

  /**
   * Removes the messages that satisfy a condition, whether the pipeline is open or closed, and
   * makes their room available. Never waits for another thread to put or take.
   *
   * @param condition is tested once for each message, perhaps with a lock held, and does not call
   *     the pipeline
   * @return the removed messages, in no particular order
   */
  List<T> removeIf(Predicate<? super T> condition);
}
