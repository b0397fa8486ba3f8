package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigObject;
import dev.millrace.api.PluginBinding.Kind;
import dev.millrace.sim.binding.Blocks;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problems;
import org.jspecify.annotations.Nullable;

/** The reader of the pipeline block, in which the overflow policy is chosen too. */
final class PipelineReader {

  private static final String PIPELINE = "pipeline";
  private static final String OVERFLOW = "overflow";

  private final Chooser chooser;
  private final Problems problems;
  private @Nullable ConfigObject resolved;

  PipelineReader(Chooser chooser, Problems problems) {
    this.chooser = chooser;
    this.problems = problems;
  }

  /** The pipeline and its policy; null when problems were reported. */
  @Nullable PipelineChoice read(ConfigObject scenario) {
    String allowed = "a block with the type of a pipeline";
    ConfigObject block = Blocks.nested(scenario, PIPELINE, PIPELINE, allowed, problems);
    if (block == null) {
      if (Blocks.get(scenario, PIPELINE) == null) {
        problems.add(Origins.where(scenario.origin()), PIPELINE, "missing; required: " + allowed);
      }
      return null;
    }
    Chooser.Chosen pipeline = chooser.choose(Kind.PIPELINE, block, PIPELINE, PIPELINE);
    Chooser.Chosen overflow = overflow(pipeline.block());
    if (overflow == null || overflow.choice() == null || pipeline.choice() == null) {
      return null;
    }
    resolved = pipeline.block().withValue(OVERFLOW, overflow.block());
    return new PipelineChoice(pipeline.choice(), overflow.choice());
  }

  /** The block that was read, with all defaults filled in; null if it has problems. */
  @Nullable ConfigObject resolved() {
    return resolved;
  }

  private Chooser.@Nullable Chosen overflow(ConfigObject pipeline) {
    String path = PIPELINE + "." + OVERFLOW;
    ConfigObject block =
        Blocks.get(pipeline, OVERFLOW) == null
            ? Blocks.emptyAt(pipeline)
            : Blocks.nested(
                pipeline,
                OVERFLOW,
                path,
                "a block with the policy, such as { policy = block }",
                problems);
    return block == null ? null : chooser.choose(Kind.OVERFLOW_POLICY, block, path);
  }
}
