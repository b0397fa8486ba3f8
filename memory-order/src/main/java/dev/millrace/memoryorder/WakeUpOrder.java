package dev.millrace.memoryorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A hand-off whose taker announces that it waits, looks once more and parks; who puts a message
 * then looks whether to wake somebody. All accesses are volatile, so there is one order of them
 * that both agree on: a taker that saw no message has announced itself before the first one came,
 * and each look of the producer sees that.
 *
 * <p>The counterpart of {@link PlantedLostWakeUp}, to show that its plain fields alone are to
 * blame; no class of Millrace is tested here.
 */
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "each sees the other")
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the taker parks, and is woken")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the taker finds a message")
@Outcome(id = "false, false", expect = FORBIDDEN, desc = "the taker parks for ever")
@State
public class WakeUpOrder {

  private static final int BURST = 1_000;

  private volatile int message;
  private volatile boolean waiting;

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
