package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer that can take messages back out: a ring of places behind one
 * lock.
 *
 * <p>An eviction and the put that it makes room for are seen by others as one step, for both happen
 * with the lock held. One that takes one message out and puts another in frees no place; one that
 * clears the buffer frees all but one.
 *
 * @param <T> what is handed over
 */
public final class BufferPipeline<T> extends OneLockPipeline<T> implements EvictingPipeline<T> {

  /**
   * What can be set.
   *
   * @param capacity how many messages fit, 1 to 100 million; their places take memory from the
   *     start
   */
  public record Settings(@Range(min = 1, max = 100_000_000) int capacity) {}

  private final @Nullable Object[] places;

  /** Where the oldest message is, if there is one; the others follow it round the ring. */
  private int head;

  private int count;

  @Inject
  public BufferPipeline(Settings settings) {
    super(settings.capacity());
    this.places = new Object[settings.capacity()];
  }

  @Override
  public List<T> putEvicting(T message, Victims victims) {
    requireNonNull(message, "message");
    lock.lock();
    try {
      requireOpen();
      List<T> evicted = isFull() ? evict(victims) : List.of();
      keepAndSignal(message);
      signalRoom(evicted.size() - 1);
      return evicted;
    } finally {
      lock.unlock();
    }
  }

  @Override
  void keep(T message) {
    places[place(count)] = message;
    count++;
  }

  @Override
  @Nullable T next() {
    return count == 0 ? null : removeOldest();
  }

  @Override
  int count() {
    return count;
  }

  /** What has to go, in order; there is at least one message inside. */
  private List<T> evict(Victims victims) {
    return switch (victims) {
      case OLDEST -> List.of(removeOldest());
      case NEWEST -> List.of(removeNewest());
      case ALL -> {
        List<T> all = new ArrayList<>(count);
        while (count > 0) {
          all.add(removeOldest());
        }
        yield all;
      }
    };
  }

  private T removeOldest() {
    T message = message(head);
    places[head] = null;
    head = place(1);
    count--;
    return message;
  }

  private T removeNewest() {
    count--;
    int place = place(count);
    T message = message(place);
    places[place] = null;
    return message;
  }

  /** The place that is so many behind the oldest message's. */
  private int place(int behind) {
    int place = head + behind;
    return place < places.length ? place : place - places.length;
  }

  @SuppressWarnings("unchecked") // only messages are ever stored
  private T message(int place) {
    return (T) requireNonNull(places[place]);
  }
}
