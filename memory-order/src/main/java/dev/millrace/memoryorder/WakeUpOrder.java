package dev.millrace.memoryorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A wake-up protocol: the taker sets {@code waiting}, rechecks for a message, and parks; the
 * producer stores a message, then checks {@code waiting}. All accesses are volatile and therefore
 * totally ordered, so a taker that saw no message is seen waiting by the producer.
 *
 * <p>The counterpart of {@link PlantedLostWakeUp}, which differs only in its plain fields; tests no
 * class of Millrace.
 */
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "each sees the other's write")
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the taker parks, and is woken")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the taker finds a message")
@Outcome(id = "false, false", expect = FORBIDDEN, desc = "the taker parks forever")
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
