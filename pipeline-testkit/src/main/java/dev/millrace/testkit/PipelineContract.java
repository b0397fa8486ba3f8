package dev.millrace.testkit;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of a {@link Pipeline}, as a test class to extend: {@link #create} makes the
 * pipeline, and every rule is checked.
 *
 * <pre>{@code
 * class ShardedPipelineConformanceTest extends PipelineContract {
 *   @Override
 *   public Pipeline<Message> create(TestEnvironment environment) {
 *     return new ShardedPipeline<>(new ShardedPipeline.Settings(2));
 *   }
 * }
 * }</pre>
 *
 * <p>Use a capacity of one to three messages: the pipeline is then often full and often empty,
 * which is where errors show. Optional features are detected ({@code capacity()}, {@code
 * keepsOrder()}, {@link dev.millrace.api.EvictingPipeline}, {@link
 * dev.millrace.api.RemovingPipeline}); tests that do not apply are skipped with the reason.
 */
@ExtendWith(RuleReporter.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
@Timeout(600)
public abstract class PipelineContract
    implements HandOverRules,
        WaitingRules,
        ClosingRules,
        EvictionRules,
        RemovalRules,
        StressRules,
        ExploredRules,
        TracedRules {

  /**
   * Creates an open, empty pipeline. Called many times, by any thread.
   *
   * @param environment the dependencies available to the pipeline
   */
  @Override
  public abstract Pipeline<Message> create(TestEnvironment environment);

  /** Returns the number of concurrent producers; 4, unless the pipeline supports only one. */
  @Override
  public int producers() {
    return 4;
  }

  /** Returns the number of concurrent consumers; 4, unless the pipeline supports only one. */
  @Override
  public int consumers() {
    return 4;
  }

  /** Returns the time after which a call counts as hanging; 20 s. */
  @Override
  public Duration callTimeout() {
    return Duration.ofSeconds(20);
  }
}
