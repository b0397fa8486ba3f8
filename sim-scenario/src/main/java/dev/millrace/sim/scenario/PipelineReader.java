package dev.millrace.sim.scenario;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Need;
import dev.millrace.api.RemovingPipeline;
import dev.millrace.api.RendezvousPipeline;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Blocks;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.binding.ReadingCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.Expiry;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.plugins.PluginCatalog;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the pipeline block, including the overflow policy. */
final class PipelineReader {

  private static final String PIPELINE = "pipeline";
  private static final String OVERFLOW = "overflow";

  private final Chooser chooser;
  private final PluginCatalog catalog;
  private final Problems problems;
  private final ReadingCalls calls;

  /** The path of the pipeline's block. */
  private final String path;

  private @Nullable ConfigObject resolved;

  /** Creates a reader of the block at {@code pipeline}, or of that of a stage. */
  PipelineReader(
      Chooser chooser,
      PluginCatalog catalog,
      Problems problems,
      ReadingCalls calls,
      List<String> at) {
    this.path = ConfigUtil.joinPath(Stream.concat(at.stream(), Stream.of(PIPELINE)).toList());
    this.chooser = chooser;
    this.catalog = catalog;
    this.problems = problems;
    this.calls = calls;
  }

  /** Returns the pipeline and its policy, or null if problems were reported. */
  @Nullable PipelineChoice read(ConfigObject scenario, Written written) {
    String allowed = "a block with the type of a pipeline";
    ConfigObject block = Blocks.nested(scenario, PIPELINE, path, allowed, problems);
    if (block == null) {
      if (Blocks.get(scenario, PIPELINE) == null) {
        problems.add(
            Origins.where(scenario.origin()),
            path,
            "missing; required: " + allowed + written.foundNothing());
      }
      return null;
    }
    Chooser.Chosen pipeline = chooser.choose(Kind.PIPELINE, block, PIPELINE, path);
    Chooser.Chosen overflow = overflow(pipeline.block());
    if (overflow == null || overflow.choice() == null || pipeline.choice() == null) {
      return null;
    }
    Set<Need> needs = needs(overflow.choice());
    if (needs == null) {
      return null;
    }
    PipelineChoice choice = new PipelineChoice(pipeline.choice(), overflow.choice(), needs);
    if (needs.contains(Need.EVICTION) && !evicts(choice.pipeline().binding())) {
      refuse(choice, overflow.block());
      return null;
    }
    resolved = pipeline.block().withValue(OVERFLOW, overflow.block());
    return choice;
  }

  /** Returns the block with all defaults filled in, or null if it has problems. */
  @Nullable ConfigObject resolved() {
    return resolved;
  }

  private void refuse(PipelineChoice choice, ConfigObject overflow) {
    List<String> others =
        catalog.all(Kind.PIPELINE).stream()
            .filter(PipelineReader::evicts)
            .map(PluginBinding::type)
            .toList();
    problems.add(
        Origins.where(overflow.origin()),
        path + "." + OVERFLOW,
        ("the overflow policy '%s' may take messages back out of the pipeline, and '%s' gives none"
                + " back; allowed: another policy, or a pipeline of a type that does: %s")
            .formatted(
                choice.overflow().binding().type(),
                choice.pipeline().binding().type(),
                Names.list(others)));
  }

  /** Reports groups whose messages expire at once if the pipeline cannot remove messages. */
  void refuseExpiryAtOnce(List<ProducerGroup> producers, PipelineChoice choice) {
    PluginBinding pipeline = choice.pipeline().binding();
    if (removes(pipeline)) {
      return;
    }
    for (ProducerGroup group : producers) {
      if (group.expiry() == Expiry.AT_ONCE) {
        problems.add(
            group.producer().where(),
            group.producer().path() + ".expiry",
            ("at-once removes messages from the pipeline, which '%s' cannot do; allowed:"
                    + " when-taken, or a pipeline of a type that can: %s")
                .formatted(
                    pipeline.type(),
                    Names.list(
                        catalog.all(Kind.PIPELINE).stream()
                            .filter(PipelineReader::removes)
                            .map(PluginBinding::type)
                            .toList())));
      }
    }
  }

  /**
   * Reports a policy that does not fit the workers that put.
   *
   * @param workers their names
   */
  void refusePolicy(List<String> workers, PipelineChoice choice) {
    ask(
        Method.CHECK_FITS,
        choice.overflow(),
        policy -> {
          try {
            policy.checkFits(workers);
          } catch (IllegalArgumentException e) {
            report(choice.overflow(), String.valueOf(Failures.message(e)));
          }
          return true;
        });
  }

  /** Returns what a policy needs; null if a problem was reported. */
  private @Nullable Set<Need> needs(Choice overflow) {
    return ask(Method.NEEDS, overflow, policy -> Set.copyOf(policy.needs()));
  }

  /** Returns the answer of a policy, which is code of a plug-in; null if it throws anything. */
  private <R> @Nullable R ask(
      Method method, Choice overflow, Function<OverflowPolicy, R> question) {
    var policy = (OverflowPolicy) requireNonNull(overflow.settings());
    try {
      return calls.call(method, overflow::where, overflow.path(), () -> question.apply(policy));
    } catch (Throwable t) {
      calls.marks().exit(); // does not return if the call was abandoned
      report(overflow, "the policy's %s threw %s".formatted(method.label(), Failures.text(t)));
      return null;
    }
  }

  private void report(Choice choice, String what) {
    problems.add(choice.where(), choice.path(), what);
  }

  /** Returns whether messages can be removed from a pipeline; a rendezvous contains none. */
  private static boolean removes(PluginBinding pipeline) {
    return RemovingPipeline.class.isAssignableFrom(pipeline.component())
        || RendezvousPipeline.class.isAssignableFrom(pipeline.component());
  }

  private static boolean evicts(PluginBinding pipeline) {
    return EvictingPipeline.class.isAssignableFrom(pipeline.component());
  }

  private Chooser.@Nullable Chosen overflow(ConfigObject pipeline) {
    String overflow = path + "." + OVERFLOW;
    ConfigObject block =
        Blocks.get(pipeline, OVERFLOW) == null
            ? Blocks.emptyAt(pipeline)
            : Blocks.nested(
                pipeline,
                OVERFLOW,
                overflow,
                "a block with the policy, such as { policy = block }",
                problems);
    return block == null ? null : chooser.choose(Kind.OVERFLOW_POLICY, block, overflow);
  }
}
