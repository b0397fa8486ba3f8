package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.millrace.api.RealTimeOnly;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Blocks;
import dev.millrace.sim.binding.Defaults;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.binding.ReadingCalls;
import dev.millrace.sim.binding.RecordBinder;
import dev.millrace.sim.engine.Threads;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.ScenarioSource.Source;
import dev.millrace.sim.scenario.require.Requirement;
import dev.millrace.sim.scenario.require.RequirementsReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of a resolved text into a scenario. */
final class ScenarioReader {

  private static final String RUN = "run";
  private static final Set<String> BLOCKS =
      Set.of(
          "producers",
          "pipeline",
          "consumers",
          StagesReader.STAGES,
          RUN,
          RequirementsReader.BLOCK,
          SweepReader.SWEEP,
          "vars",
          "millrace");

  private final Problems problems;
  private final DefaultBlocks defaults;
  private final RecordBinder binder;
  private final GroupReader<ProducerKeys, ProducerGroup> producers;
  private final GroupReader<ConsumerKeys, ConsumerGroup> consumers;
  private final PipelineReader pipeline;
  private final StagesReader stages;
  private final ConfigObject text;
  private final Written written;

  ScenarioReader(PluginCatalog catalog, Source source, Problems problems, ReadingCalls calls) {
    this.text = source.root();
    this.written = source.written();
    this.problems = problems;
    this.defaults = DefaultsReader.read(catalog, text, problems);
    this.binder = RecordBinder.of(defaults, problems, calls);
    Chooser chooser = new Chooser(catalog, defaults, binder, problems);
    this.producers =
        new GroupReader<>(
            Kind.PRODUCER,
            ProducerKeys.class,
            (name, choice, keys) ->
                new ProducerGroup(
                    name,
                    choice,
                    keys.count(),
                    keys.arrivals(),
                    keys.deadline(),
                    keys.expiry(),
                    keys.limit(),
                    keys.log()),
            chooser,
            problems);
    this.consumers = consumers(chooser);
    this.pipeline = new PipelineReader(chooser, catalog, problems, calls, List.of());
    this.stages =
        new StagesReader(
            at -> new PipelineReader(chooser, catalog, problems, calls, at),
            () -> consumers(chooser),
            problems);
  }

  private GroupReader<ConsumerKeys, ConsumerGroup> consumers(Chooser chooser) {
    return new GroupReader<>(
        Kind.CONSUMER,
        ConsumerKeys.class,
        (name, choice, keys) ->
            new ConsumerGroup(
                name,
                choice,
                keys.count(),
                keys.scaling(),
                keys.retry(),
                keys.batch(),
                keys.limit()),
        chooser,
        problems);
  }

  /** Returns the scenario, or null if problems were reported. */
  @Nullable Scenario read(String source) {
    written.repeated().forEach(again -> problems.warn(again.where(), again.path(), again.what()));
    refuseOtherBlocks();
    List<ProducerGroup> producerGroups = producers.read(text, List.of(), written);
    PipelineChoice pipelineChoice = pipeline.read(text, written);
    List<ConsumerGroup> consumerGroups = consumers.read(text, List.of(), written);
    List<StageChoice> laterStages = stages.read(text, written);
    if (pipelineChoice != null) {
      pipeline.refuseExpiryAtOnce(producerGroups, pipelineChoice);
      pipeline.refusePolicy(workers(producerGroups), pipelineChoice);
      stages.refuseMisfits(producerGroups, pipelineChoice, consumerGroups, laterStages);
    }
    Set<String> consumerNames = refuseSharedNames();
    List<Requirement> requirements =
        RequirementsReader.read(text, written.blocks(), consumerNames, problems);
    SweepReader.read(text, written, problems);
    ConfigObject runBlock = runBlock();
    RunKeys run = runBlock == null ? null : binder.bind(RunKeys.class, runBlock, RUN, Set.of());
    ConfigObject pipelineBlock = pipeline.resolved();
    if (run != null && runBlock != null && run.engine() != EngineChoice.VIRTUAL) {
      refuseMissingThreads(run.threads(), runBlock);
    }
    if (run != null && run.engine() != EngineChoice.REAL) {
      producerGroups.forEach(group -> refuseRealTimeOnly(group.producer()));
      if (pipelineChoice != null) {
        refuseRealTimeOnly(pipelineChoice.pipeline());
      }
      consumerGroups.forEach(group -> refuseRealTimeOnly(group.consumer()));
      for (StageChoice stage : laterStages) {
        refuseRealTimeOnly(stage.pipeline().pipeline());
        stage.consumers().forEach(group -> refuseRealTimeOnly(group.consumer()));
      }
    }
    if (pipelineChoice == null || pipelineBlock == null || run == null || runBlock == null) {
      return null;
    }
    return new Scenario(
        source,
        run.settings(),
        run.study(),
        pipelineChoice,
        producerGroups,
        consumerGroups,
        laterStages,
        requirements,
        new Resolution(() -> resolution(pipelineBlock, runBlock, requirements)),
        problems.warnings());
  }

  private Config resolution(
      ConfigObject pipelineBlock, ConfigObject runBlock, List<Requirement> requirements) {
    Map<String, Object> resolved = new LinkedHashMap<>();
    resolved.put("producers", resolved(producers.resolved()));
    resolved.put("pipeline", binder.resolved(pipelineBlock));
    resolved.put("consumers", resolved(consumers.resolved()));
    Map<String, Object> stageBlocks = stages.resolved(binder::resolved);
    if (!stageBlocks.isEmpty()) {
      resolved.put(StagesReader.STAGES, stageBlocks);
    }
    resolved.put(RUN, binder.resolved(runBlock));
    if (!requirements.isEmpty()) {
      resolved.put(RequirementsReader.BLOCK, RequirementsReader.block(requirements));
    }
    ConfigValue sweep = Blocks.get(text, SweepReader.SWEEP);
    if (sweep != null) {
      resolved.put(SweepReader.SWEEP, sweep);
    }
    return ConfigValueFactory.fromMap(resolved).toConfig();
  }

  private void refuseOtherBlocks() {
    new TreeMap<>(text)
        .forEach(
            (key, value) -> {
              if (!BLOCKS.contains(key)) {
                problems.add(
                    Origins.where(value.origin()),
                    Names.path("", key),
                    Arrays.stream(Kind.values()).anyMatch(kind -> kind.section().equals(key))
                        ? "not a block of a scenario; defaults of a type are set in millrace." + key
                        : Misplaced.home(key)
                            .map(home -> "not a block of a scenario; allowed: " + home)
                            .orElse("unknown block" + Names.allowed(BLOCKS, key)));
              }
            });
  }

  private static List<String> workers(List<ProducerGroup> groups) {
    return groups.stream()
        .flatMap(group -> GroupReader.workers(group.name(), group.count()))
        .toList();
  }

  /**
   * Reports groups of producers and consumers, of all stages, with the same name, and returns the
   * names of consumers. Workers are named GROUP-NUMBER, so unique group names are enough for unique
   * worker names.
   */
  private Set<String> refuseSharedNames() {
    Set<String> names = new TreeSet<>();
    refuseSharedNames("consumers", consumers.resolved(), names);
    stages.consumers().forEach((section, groups) -> refuseSharedNames(section, groups, names));
    return names;
  }

  private void refuseSharedNames(
      String section, Map<String, ConfigObject> groups, Set<String> names) {
    groups.forEach(
        (name, block) -> {
          boolean ofProducers = producers.resolved().containsKey(name);
          if (!names.add(name) || ofProducers) {
            problems.add(
                Origins.where(block.origin()),
                Names.path(section, name),
                "a group of %s has this name too; workers are named after their group"
                    .formatted(ofProducers ? "producers" : "another stage"));
          }
        });
  }

  private void refuseRealTimeOnly(Choice choice) {
    RealTimeOnly why = choice.binding().component().getAnnotation(RealTimeOnly.class);
    if (why != null) {
      problems.add(
          choice.where(),
          choice.path(),
          "the %s '%s' cannot run in virtual time: %s; allowed with it: run.engine = real"
              .formatted(choice.binding().kind().label(), choice.binding().type(), why.value()));
    }
  }

  private void refuseMissingThreads(Threads threads, ConfigObject runBlock) {
    ConfigValue value = runBlock.get("threads");
    if (!threads.available() && value != null) {
      problems.add(
          Origins.where(value.origin()),
          RUN + ".threads",
          "virtual threads need Java 21 or later, and this is Java %d; allowed here: platform"
              .formatted(Runtime.version().feature()));
    }
  }

  private @Nullable ConfigObject runBlock() {
    ConfigValue value = Blocks.get(text, RUN);
    ConfigObject own =
        value == null
            ? Blocks.emptyAt(text)
            : Blocks.nested(text, RUN, RUN, "a block with the limits of the run", problems);
    return own == null ? null : Defaults.fill(own, defaults.ofRunner(RUN));
  }

  private Map<String, ConfigObject> resolved(Map<String, ConfigObject> groups) {
    Map<String, ConfigObject> resolved = new TreeMap<>();
    groups.forEach((name, block) -> resolved.put(name, binder.resolved(block)));
    return resolved;
  }
}
