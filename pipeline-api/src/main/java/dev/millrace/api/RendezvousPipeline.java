package dev.millrace.api;

/**
 * A pipeline that holds no message: a put completes when a taker receives its message. Its {@link
 * #capacity()} is 0.
 *
 * <p>In virtual time no call waits inside the pipeline, so the engine pairs waiting producers and
 * consumers itself. A pipeline of capacity 0 that does not implement this interface accepts nothing
 * there that its {@code offer} refuses.
 *
 * @param <T> the type of the messages; null is not allowed
 */
public interface RendezvousPipeline<T> extends Pipeline<T> {

  @Override
  default int capacity() {
    return 0;
  }
}
