package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer that can evict messages: a ring of slots guarded by one lock.
 *
 * <p>An eviction and the put that it makes room for happen with the lock held, so other threads see
 * them as one step.
 *
 * @param <T> the type of the messages
 */
public final class BufferPipeline<T> extends OneLockPipeline<T> implements EvictingPipeline<T> {

  /**
   * The settings.
   *
   * @param capacity the maximum number of messages, 1 to 100 million; memory for all of them is
   *     allocated at the start
   * @param resumeAt the lower of two marks of back-pressure: after it was full, the buffer accepts
   *     messages again when it contains this many, from 0 to capacity - 1; null for capacity - 1
   */
  public record Settings(
      @Range(min = 1, max = 100_000_000) int capacity, @Range(min = 0) @Nullable Integer resumeAt) {

    public Settings {
      if (resumeAt != null && resumeAt >= capacity) {
        throw new IllegalArgumentException(
            "resume-at is %d; allowed: below the capacity, %d".formatted(resumeAt, capacity));
      }
    }

    /** Creates settings with a single mark, the capacity. */
    public Settings(int capacity) {
      this(capacity, null);
    }

    private int lowerMark() {
      return resumeAt == null ? capacity - 1 : resumeAt;
    }
  }

  private final @Nullable Object[] slots;

  /** The index of the oldest message, if there is one; the others follow it round the ring. */
  private int head;

  private int count;

  @Inject
  public BufferPipeline(Settings settings) {
    super(settings.capacity(), settings.lowerMark());
    this.slots = new Object[settings.capacity()];
  }

  @Override
  public List<T> putEvicting(T message, Victims victims) {
    requireNonNull(message, "message");
    lock.lock();
    try {
      checkOpen();
      List<T> evicted = isFull() ? evict(victims) : List.of();
      addAndSignal(message);
      signalRoom(evicted.size() - 1);
      return evicted;
    } finally {
      lock.unlock();
    }
  }

  @Override
  void add(T message) {
    slots[index(count)] = message;
    count++;
  }

  @Override
  @Nullable T remove() {
    return count == 0 ? null : removeOldest();
  }

  @Override
  void removeAll(Predicate<? super T> condition) {
    int kept = 0;
    int before = count;
    for (int i = 0; i < before; i++) {
      int from = index(i);
      T message = message(from);
      boolean remove = condition.test(message);
      slots[from] = null;
      if (!remove) {
        slots[index(kept++)] = message;
      }
    }
    count = kept;
  }

  @Override
  int count() {
    return count;
  }

  /** Removes the victims and returns them in order; the buffer is not empty. */
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
    slots[head] = null;
    head = index(1);
    count--;
    return message;
  }

  private T removeNewest() {
    count--;
    int last = index(count);
    T message = message(last);
    slots[last] = null;
    return message;
  }

  /** Returns the index at a distance behind the oldest message. */
  private int index(int distance) {
    int index = head + distance;
    return index < slots.length ? index : index - slots.length;
  }

  @SuppressWarnings("unchecked") // the ring contains only messages
  private T message(int index) {
    return (T) requireNonNull(slots[index]);
  }
}
