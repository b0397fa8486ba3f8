package dev.millrace.memoryorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.millrace.api.Pipeline;
import dev.millrace.pipeline.RingPipeline;
import dev.millrace.pipeline.RingWait;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A put into {@code ring} with one thread on each side, concurrent with close, is accepted and
 * taken, or rejected.
 */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "accepted and taken")
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "rejected")
@Outcome(id = "1, 0", expect = FORBIDDEN, desc = "accepted and lost")
@Outcome(id = "0, 1", expect = FORBIDDEN, desc = "rejected and taken")
@State
public class RingForTwoCloseOrder {

  private final Pipeline<Body> pipeline =
      new RingPipeline<>(new RingPipeline.Settings(4, RingWait.YIELD), new StubContext(1));

  @Actor
  public void producer(II_Result seen) {
    seen.r1 = CloseRace.offer(pipeline);
  }

  @Actor
  public void closer(II_Result seen) {
    seen.r2 = CloseRace.closeAndTake(pipeline);
  }

  @Arbiter
  public void rest(II_Result seen) {
    seen.r2 += CloseRace.take(pipeline);
  }
}
