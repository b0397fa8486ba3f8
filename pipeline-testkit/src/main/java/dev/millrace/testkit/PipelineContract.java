package dev.millrace.testkit;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole contract of a {@link Pipeline} as a test class to extend: say how to make the pipeline,
 * and every rule is checked.
 *
 * <pre>{@code
 * class ShardedPipelineConformanceTest extends PipelineContract {
 *   @Override
 *   public Pipeline<Message> create(Surroundings surroundings) {
 *     return new ShardedPipeline<>(new ShardedPipeline.Settings(2));
 *   }
 * }
 * }</pre>
 *
 * <p>Make it small, with room for one to three messages: it is then full and empty all the time,
 * which is where mistakes are. What it can do is read off the pipeline itself ({@code capacity()},
 * {@code keepsOrder()}, whether it is an {@link dev.millrace.api.EvictingPipeline}); tests of what
 * it does not claim are skipped and say why.
 */
@ExtendWith(RuleReport.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
@Timeout(600)
public abstract class PipelineContract
    implements HandOverRules,
        WaitingRules,
        ClosingRules,
        EvictionRules,
        StressRules,
        ExploredRules,
        TracedRules {

  /**
   * A new pipeline, open and empty. Called many times, by any thread.
   *
   * @param surroundings what the pipeline may want in its constructor
   */
  @Override
  public abstract Pipeline<Message> create(Surroundings surroundings);

  /** How many threads may put at once; 4, unless the pipeline is made for a single one. */
  @Override
  public int producers() {
    return 4;
  }

  /** How many threads may take at once; 4, unless the pipeline is made for a single one. */
  @Override
  public int consumers() {
    return 4;
  }

  /** How long one call may take until it counts as hanging; 20 s. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(20);
  }
}
