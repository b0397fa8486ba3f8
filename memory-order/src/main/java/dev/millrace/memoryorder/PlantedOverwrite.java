package dev.millrace.memoryorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import dev.millrace.api.Pipeline;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A slot whose put overwrites the end marker: a planted mistake that should be detected. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "accepted and taken")
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "rejected")
@Outcome(id = "1, 0", expect = ACCEPTABLE_INTERESTING, desc = "accepted and lost, as planted")
@Outcome(id = "0, 1", expect = ACCEPTABLE_INTERESTING, desc = "rejected and taken, as planted")
@State
public class PlantedOverwrite {

  private final Pipeline<Body> pipeline = new OverwritingSlot<>();

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
