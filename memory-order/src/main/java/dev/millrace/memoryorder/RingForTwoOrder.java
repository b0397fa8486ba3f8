package dev.millrace.memoryorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.millrace.api.Pipeline;
import dev.millrace.pipeline.RingPipeline;
import dev.millrace.pipeline.RingWait;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Writes before a put into {@code ring} with one thread on each side are visible after its take.
 */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "taken, with its writes visible")
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "not taken yet")
@Outcome(id = "0", expect = FORBIDDEN, desc = "stale body")
@State
public class RingForTwoOrder {

  private final Pipeline<Body> pipeline =
      new RingPipeline<>(new RingPipeline.Settings(2, RingWait.YIELD), new StubContext(1));

  @Actor
  public void producer() {
    Body.offer(pipeline);
  }

  @Actor
  public void taker(I_Result seen) {
    seen.r1 = Body.poll(pipeline);
  }
}
