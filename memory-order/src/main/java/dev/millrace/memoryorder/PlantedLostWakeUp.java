package dev.millrace.memoryorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * {@link WakeUpOrder} with plain fields: a planted mistake that should be detected. The producer's
 * store need not be visible before its read: the compiler may hoist the read before the loop and
 * sink the store after it, and a processor, including x86, may delay a store.
 */
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "each sees the other's write")
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the taker parks, and is woken")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the taker finds a message")
@Outcome(
    id = "false, false",
    expect = ACCEPTABLE_INTERESTING,
    desc = "the taker parks forever, as planted")
@State
public class PlantedLostWakeUp {

  private static final int BURST = 1_000;

  private int message;
  private boolean waiting;

  @Actor
  public void producer(ZZ_Result seen) {
    boolean woken = false;
    int made = 1;
    for (int i = 0; i < BURST; i++) {
      made = 31 * made + i; // never 0
      message = made;
      woken |= waiting;
    }
    seen.r1 = woken;
  }

  @Actor
  public void taker(ZZ_Result seen) {
    waiting = true;
    seen.r2 = message != 0;
  }
}
