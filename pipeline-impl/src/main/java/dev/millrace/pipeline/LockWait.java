package dev.millrace.pipeline;

import dev.millrace.pipeline.waiting.Patience;

/** What a thread does that waits for a lock. */
public enum LockWait {
  /** It parks, and the release wakes it: 25 to 60 µs from one processor to another. */
  PARK,

  /** It tries again for {@link Patience#SPIN} before it parks; not on a single processor. */
  ADAPTIVE,

  /** It tries again until it has the lock, and keeps its processor busy. */
  SPIN
}
