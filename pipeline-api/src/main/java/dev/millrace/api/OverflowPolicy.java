package dev.millrace.api;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.EvictingPipeline.Victims;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A policy for messages that find the pipeline full.
 *
 * <p>A policy only decides. Both engines ask for its decision before each put, and carry it out on
 * the pipeline if that is full. An implementation is an immutable record whose components are its
 * settings; its decisions depend on these and on the message alone. A component may be another
 * policy, so policies can be composed. Thread-safe: all producers share one object.
 */
public interface OverflowPolicy {

  /** Decides, before each put, what happens to the message if the pipeline is full. */
  Decision decideBeforePut(Message message);

  /**
   * What the decisions of this policy, and of those that it is composed of, may need. A scenario
   * whose pipeline or engine lacks it is refused before it runs.
   */
  default Set<Need> needs() {
    return Set.of();
  }

  /**
   * Checks that the policy fits the producers of a run; a policy that is composed of others asks
   * them too.
   *
   * @param workers the names of the producing workers, such as {@code network-1}
   * @throws IllegalArgumentException if not: its message is shown as a mistake in the settings
   */
  default void checkFits(List<String> workers) {}

  /** What not every run can offer. */
  enum Need {
    /** A pipeline that is an {@link EvictingPipeline}, for {@link Evict}. */
    EVICTION,
    /** A consumer for each producing worker, for {@link CallerRuns}. */
    CONSUMER
  }

  /** A decision, which every engine carries out through a {@link Handler}. */
  sealed interface Decision {

    /**
     * Calls the method of the handler that is named after this decision.
     *
     * @throws InterruptedException from the handler
     */
    void carryOut(Message message, Handler handler) throws InterruptedException;
  }

  /**
   * Carries out decisions: one method for each, so that the compiler rejects an engine that misses
   * one. Each method puts the message if there is room, and otherwise does as its decision says.
   */
  interface Handler {

    void block(Message message) throws InterruptedException;

    void blockTimeout(Message message, BlockTimeout decision) throws InterruptedException;

    void dropNewest(Message message, String reason);

    void evict(Message message, Evict decision);

    void dropAbove(Message message, DropAbove decision) throws InterruptedException;

    void fail(Message message, String reason);

    void callerRuns(Message message) throws InterruptedException;
  }

  /** The producer waits until there is room; nothing is lost. */
  record Block() implements Decision {

    @Override
    public void carryOut(Message message, Handler handler) throws InterruptedException {
      handler.block(message);
    }
  }

  /**
   * The producer waits for room, but no longer than a timeout.
   *
   * @param timeout how long; at least 0
   * @param otherwise what happens if there is still no room then; must not wait itself
   */
  record BlockTimeout(Duration timeout, Decision otherwise) implements Decision {
    public BlockTimeout {
      requireNonNull(timeout, "timeout");
      requireNonNull(otherwise, "otherwise");
      if (timeout.isNegative()) {
        throw new IllegalArgumentException("timeout is negative; allowed: at least 0s");
      }
      if (otherwise instanceof Block || otherwise instanceof BlockTimeout) {
        throw new IllegalArgumentException("a wait that timed out cannot be followed by a wait");
      }
    }

    @Override
    public void carryOut(Message message, Handler handler) throws InterruptedException {
      handler.blockTimeout(message, this);
    }
  }

  /**
   * The message that found no room is dropped.
   *
   * @param reason the name under which the ledger counts it
   */
  record DropNewest(String reason) implements Decision {
    public DropNewest {
      requireNonNull(reason, "reason");
    }

    @Override
    public void carryOut(Message message, Handler handler) {
      handler.dropNewest(message, reason);
    }
  }

  /**
   * Messages in the pipeline are dropped to make room for this one.
   *
   * @param victims which messages
   * @param reason the name under which the ledger counts them
   */
  record Evict(Victims victims, String reason) implements Decision {
    public Evict {
      requireNonNull(victims, "victims");
      requireNonNull(reason, "reason");
    }

    @Override
    public void carryOut(Message message, Handler handler) {
      handler.evict(message, this);
    }
  }

  /**
   * The message is dropped if the pipeline is filled to a threshold, even if there is room.
   *
   * @param fill the filled share of the capacity from which on it is dropped; above 0, up to 1
   * @param reason the name under which the ledger counts it
   * @param otherwise what happens below the threshold if the pipeline is full; it may be, since
   *     other threads put messages at the same time
   */
  record DropAbove(double fill, String reason, Decision otherwise) implements Decision {
    public DropAbove {
      requireNonNull(reason, "reason");
      requireNonNull(otherwise, "otherwise");
      if (!(fill > 0 && fill <= 1)) {
        throw new IllegalArgumentException("fill is %s; allowed: above 0, up to 1".formatted(fill));
      }
    }

    /** Returns whether a pipeline is filled to the threshold; one without room never is. */
    public boolean isReached(int size, int capacity) {
      return size >= Math.max(1, Math.ceil(fill * capacity));
    }

    @Override
    public void carryOut(Message message, Handler handler) throws InterruptedException {
      handler.dropAbove(message, this);
    }
  }

  /**
   * The message is dropped and the run fails.
   *
   * @param reason the name under which the ledger counts it
   */
  record Fail(String reason) implements Decision {
    public Fail {
      requireNonNull(reason, "reason");
    }

    @Override
    public void carryOut(Message message, Handler handler) {
      handler.fail(message, reason);
    }
  }

  /** The producing worker stores the message itself, with a consumer of its own. */
  record CallerRuns() implements Decision {

    @Override
    public void carryOut(Message message, Handler handler) throws InterruptedException {
      handler.callerRuns(message);
    }
  }
}
