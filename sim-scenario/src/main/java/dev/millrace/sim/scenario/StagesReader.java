package dev.millrace.sim.scenario;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import dev.millrace.api.OverflowPolicy.Need;
import dev.millrace.sim.binding.Blocks;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.Expiry;
import dev.millrace.sim.engine.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads the block {@code stages}: the stages after the first, in the order of the text. */
final class StagesReader {

  static final String STAGES = "stages";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Set<String> KEYS = Set.of("pipeline", "consumers");
  private static final String ALLOWED =
      "a block of stages, such as stages { store { pipeline { type = … }, consumers { NAME { type ="
          + " … } } } }";

  private final Function<List<String>, PipelineReader> pipelines;
  private final Supplier<GroupReader<ConsumerKeys, ConsumerGroup>> groups;
  private final Problems problems;
  private final Map<String, PipelineReader> pipelineOf = new LinkedHashMap<>();
  private final Map<String, GroupReader<ConsumerKeys, ConsumerGroup>> consumersOf =
      new LinkedHashMap<>();

  /**
   * Creates a reader.
   *
   * @param pipelines creates the reader of a stage's pipeline, given the path of the stage
   * @param groups creates the reader of a stage's consumers
   */
  StagesReader(
      Function<List<String>, PipelineReader> pipelines,
      Supplier<GroupReader<ConsumerKeys, ConsumerGroup>> groups,
      Problems problems) {
    this.pipelines = pipelines;
    this.groups = groups;
    this.problems = problems;
  }

  /** Returns the valid stages. Mistakes in the others are reported. */
  List<StageChoice> read(ConfigObject scenario, Written written) {
    List<StageChoice> stages = new ArrayList<>();
    ConfigObject block = Blocks.nested(scenario, STAGES, STAGES, ALLOWED, problems);
    if (block == null) {
      return stages;
    }
    for (String name : written.inOrder(List.of(STAGES), block)) {
      String path = Names.path(STAGES, name);
      ConfigObject stage = Blocks.nested(block, name, path, "a block of one stage", problems);
      if (stage != null) {
        refuseName(name, path, stage);
        refuseOtherKeys(stage, path);
        read(name, stage, written, stages);
      }
    }
    return stages;
  }

  private void read(String name, ConfigObject stage, Written written, List<StageChoice> stages) {
    List<String> at = List.of(STAGES, name);
    PipelineReader ofPipeline = pipelines.apply(at);
    GroupReader<ConsumerKeys, ConsumerGroup> ofConsumers = groups.get();
    pipelineOf.put(name, ofPipeline);
    consumersOf.put(name, ofConsumers);
    PipelineChoice pipeline = ofPipeline.read(stage, written);
    List<ConsumerGroup> consumers = ofConsumers.read(stage, at, written);
    if (pipeline != null) {
      stages.add(new StageChoice(name, pipeline, consumers));
    }
  }

  private void refuseName(String name, String path, ConfigObject stage) {
    if (!NAME.matcher(name).matches() || name.equals(Stage.FIRST)) {
      problems.add(
          Origins.where(stage.origin()),
          path,
          "not a valid name of a stage; allowed: letters, digits, '-' and '_', but not '%s', the stage of the block pipeline"
              .formatted(Stage.FIRST));
    }
  }

  private void refuseOtherKeys(ConfigObject stage, String path) {
    new TreeMap<>(stage)
        .forEach(
            (key, value) -> {
              if (!KEYS.contains(key)) {
                problems.add(
                    Origins.where(value.origin()),
                    Names.path(path, key),
                    "unknown key of a stage" + Names.allowed(KEYS, key));
              }
            });
  }

  /**
   * Reports what is possible with one stage only, and policies that do not fit the workers that
   * put.
   *
   * @param first the pipeline of the first stage
   * @param consumers the consumers of the first stage
   */
  void refuseMisfits(
      List<ProducerGroup> producers,
      PipelineChoice first,
      List<ConsumerGroup> consumers,
      List<StageChoice> stages) {
    if (stages.isEmpty()) {
      return;
    }
    for (ProducerGroup group : producers) {
      if (group.expiry() == Expiry.AT_ONCE) {
        problems.add(
            group.producer().where(),
            group.producer().path() + ".expiry",
            "at-once is possible with one stage only; allowed with stages: when-taken");
      }
    }
    refuseStoring(first);
    List<String> workers = workers(consumers);
    for (StageChoice stage : stages) {
      refuseStoring(stage.pipeline());
      requireNonNull(pipelineOf.get(stage.name())).refusePolicy(workers, stage.pipeline());
      workers = workers(stage.consumers());
    }
  }

  private void refuseStoring(PipelineChoice choice) {
    if (choice.needs().contains(Need.CONSUMER)) {
      problems.add(
          choice.overflow().where(),
          choice.overflow().path(),
          "the overflow policy '%s' has the worker that puts store messages, which is possible with one stage only; allowed with stages: another policy"
              .formatted(choice.overflow().binding().type()));
    }
  }

  private static List<String> workers(List<ConsumerGroup> groups) {
    return groups.stream()
        .flatMap(group -> GroupReader.workers(group.name(), group.count()))
        .toList();
  }

  /** Returns the blocks of all groups of consumers, by the path of their section. */
  Map<String, Map<String, ConfigObject>> consumers() {
    Map<String, Map<String, ConfigObject>> all = new LinkedHashMap<>();
    consumersOf.forEach(
        (name, reader) ->
            all.put(Names.path(Names.path(STAGES, name), "consumers"), reader.resolved()));
    return all;
  }

  /**
   * Returns the blocks of the stages, with all defaults filled in.
   *
   * @param resolved resolves a block
   */
  Map<String, Object> resolved(Function<ConfigObject, ConfigObject> resolved) {
    Map<String, Object> stages = new LinkedHashMap<>();
    pipelineOf.forEach(
        (name, pipeline) -> {
          Map<String, Object> groupBlocks = new TreeMap<>();
          requireNonNull(consumersOf.get(name))
              .resolved()
              .forEach((group, block) -> groupBlocks.put(group, resolved.apply(block)));
          stages.put(
              name,
              ConfigValueFactory.fromMap(
                  Map.of(
                      "pipeline",
                      resolved.apply(requireNonNull(pipeline.resolved())),
                      "consumers",
                      groupBlocks)));
        });
    return stages;
  }
}
