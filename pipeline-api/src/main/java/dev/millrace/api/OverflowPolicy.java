package dev.millrace.api;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.EvictingPipeline.Victims;
import java.time.Duration;
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

  /** What to do with this message if the pipeline turns out to be full. */
  Decision ifFull(Message message);

  /**
   * What the decisions of this policy, and of those that it is composed of, may need. A scenario
   * whose pipeline or engine lacks it is refused before it runs.
   */
  default Set<Need> needs() {
    return Set.of();
  }

  /** What not every run can offer. */
  enum Need {
    /** A pipeline that is an {@link EvictingPipeline}, for {@link Evict}. */
    EVICTION,
    /** A consumer for each producing worker, for {@link CallerRuns}. */
    CONSUMER
  }

  /** A decision that every engine knows how to carry out. */
  sealed interface Decision {}

  /** The producer waits until there is room; nothing is lost. */
  record Block() implements Decision {}

  /**
   * The producer waits for room, but not longer than a time.
   *
   * @param timeout how long; at least 0
   * @param otherwise what is done when there is still no room then; does not wait itself
   */
  record BlockTimeout(Duration timeout, Decision otherwise) implements Decision {
    public BlockTimeout {
      requireNonNull(timeout, "timeout");
      if (timeout.isNegative()) {
        throw new IllegalArgumentException("timeout is negative; allowed: at least 0s");
      }
      if (otherwise instanceof Block || otherwise instanceof BlockTimeout) {
        throw new IllegalArgumentException("waiting cannot follow when a wait has timed out");
      }
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
  }

  /**
   * Messages in the pipeline are dropped to make room for this one.
   *
   * @param victims which
   * @param reason the name under which the ledger counts them
   */
  record Evict(Victims victims, String reason) implements Decision {
    public Evict {
      requireNonNull(victims, "victims");
      requireNonNull(reason, "reason");
    }
  }

  /**
   * The message is dropped and the run has failed.
   *
   * @param reason the name under which the ledger counts it
   */
  record Fail(String reason) implements Decision {
    public Fail {
      requireNonNull(reason, "reason");
    }
  }

  /** The producing worker stores the message itself, with a consumer of its own. */
  record CallerRuns() implements Decision {}
}
