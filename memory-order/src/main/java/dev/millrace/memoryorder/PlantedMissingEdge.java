package dev.millrace.memoryorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import dev.millrace.api.Pipeline;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A slot that is a plain field: a planted mistake that should be detected. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "taken, with its writes visible")
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "not taken yet")
@Outcome(id = "0", expect = ACCEPTABLE_INTERESTING, desc = "stale body, as planted")
@State
public class PlantedMissingEdge {

  private final Pipeline<Body> pipeline = new PlainSlot<>();

  @Actor
  public void producer() {
    Body.offer(pipeline);
  }

  @Actor
  public void taker(I_Result seen) {
    seen.r1 = Body.poll(pipeline);
  }
}
