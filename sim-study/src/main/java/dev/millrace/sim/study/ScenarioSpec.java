package dev.millrace.sim.study;

import com.google.inject.Injector;
import dev.millrace.explore.InconclusiveException;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.plugins.PluginSource;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.scenario.ScenarioLoader;
import dev.millrace.sim.scenario.ScenarioOverride;
import dev.millrace.sim.scenario.ScenarioText;
import dev.millrace.sim.wiring.WiringException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A scenario that has not been checked yet: its text, the overrides of its keys, and where its
 * plug-ins are found. {@link Scenarios} creates it.
 *
 * <p>Immutable, hence thread-safe: several threads may run one specification at the same time.
 * Plug-ins are discovered once and shared with the specifications derived by {@link #with}.
 *
 * <p>Each method that uses the text throws a {@link ScenarioException} that lists every problem of
 * the scenario and of the plug-ins, and a {@link WiringException} for a component whose constructor
 * fails for a reason of its own. Before a run, components are created and closed once to check
 * their settings, unless they are annotated {@code @RealTimeOnly}; they may log.
 */
public final class ScenarioSpec {

  private static final ScenarioOverride VIRTUAL = ScenarioOverride.inCode("run.engine=virtual");

  private final ScenarioText text;
  private final List<ScenarioOverride> overrides;
  private final PluginSource plugins;

  ScenarioSpec(ScenarioText text) {
    this(text, List.of(), PluginSource.classPath());
  }

  private ScenarioSpec(ScenarioText text, List<ScenarioOverride> overrides, PluginSource plugins) {
    this.text = text;
    this.overrides = overrides;
    this.plugins = plugins;
  }

  /**
   * Returns the scenario with keys overridden.
   *
   * @param settings {@code key=value} each, such as {@code pipeline.capacity=50}; the last one
   *     takes precedence
   */
  public ScenarioSpec with(String... settings) {
    return with(Stream.of(settings).map(ScenarioOverride::inCode).toList());
  }

  /** Returns the scenario with keys overridden; problems name the origins of the values. */
  public ScenarioSpec with(List<ScenarioOverride> values) {
    return new ScenarioSpec(
        text, Stream.concat(overrides.stream(), values.stream()).toList(), plugins);
  }

  /** Returns the scenario with the plug-ins of a folder of jars as well. */
  public ScenarioSpec withPlugins(Path folder) {
    return withPlugins(plugins.withFolder(folder));
  }

  /**
   * Returns the scenario with the plug-ins of a class loader instead of the class path.
   *
   * @param loader a loader that finds Millrace's own classes, most often in its parent
   */
  public ScenarioSpec withPlugins(ClassLoader loader) {
    return withPlugins(plugins.withLoader(loader));
  }

  /** Returns the scenario with plug-ins from another source. */
  public ScenarioSpec withPlugins(PluginSource source) {
    return new ScenarioSpec(text, overrides, source);
  }

  /** Checks the scenario completely and returns it with every default filled in. */
  public Scenario check() {
    Loaded loaded = load();
    ScenarioException.throwIfAny(PreFlight.problems(loaded.scenario, loaded.plugins));
    return loaded.scenario;
  }

  /**
   * Runs the scenario to its end, by the engine and with the replications that it asks for.
   *
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public ScenarioResult run() throws InterruptedException {
    return prepare().run();
  }

  /** Checks the scenario and returns a run that can be stopped from another thread. */
  public ScenarioRun prepare() {
    Loaded loaded = load();
    PreFlight preFlight = PreFlight.of(loaded.scenario, loaded.plugins);
    ScenarioException.throwIfAny(preFlight.problems());
    return new ScenarioRun(loaded.scenario, loaded.plugins, preFlight.forecast());
  }

  /**
   * Checks the scenario and reads the due times of its messages from the producers' schedules,
   * without a run. Memory does not grow with their number.
   *
   * @param limit the maximum number of due times
   * @param dueNanos receives the due times in ascending order, in nanoseconds from the start
   */
  public ScheduleReading readSchedule(long limit, LongConsumer dueNanos) {
    return ScheduleReading.read(load(), limit, dueNanos);
  }

  /** Checks the scenario and returns it for runs in which its producers are replaced. */
  public GivenArrivals prepareGivenArrivals() {
    Loaded loaded = with(List.of(VIRTUAL)).load();
    SingleStage.require(loaded.scenario, "a run with given arrivals");
    ScenarioException.throwIfAny(PreFlight.problems(loaded.scenario, loaded.plugins));
    return new GivenArrivals(loaded.scenario, loaded.plugins);
  }

  /**
   * Runs the scenario with each of several pipelines and the same arrivals.
   *
   * @param pipelines the types
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public ComparisonResult compare(String... pipelines) throws InterruptedException {
    Comparison comparison = prepareComparison(List.of(pipelines));
    comparison.warmUp();
    return comparison.run();
  }

  /**
   * Checks the scenario with each of several pipelines and returns a comparison that can be stopped
   * from another thread.
   */
  public Comparison prepareComparison(List<String> pipelines) {
    Problems problems = new Problems();
    PluginCatalog catalog = plugins.discover(problems);
    return Comparison.of(
        new ScenarioLoader(catalog, problems).loadEach(text, overrides, pipelines),
        catalog.injector());
  }

  /**
   * Parses the scenario once, to read and run it with other values of its keys.
   *
   * @throws ScenarioException if the text cannot be parsed
   */
  public Variants prepareVariants() {
    Problems problems = new Problems();
    PluginCatalog catalog = plugins.discover(problems);
    return new Variants(
        new ScenarioLoader(catalog, problems).variants(text, overrides), catalog.injector());
  }

  /**
   * Checks the scenario and returns an explorer of the orders in which its workers' steps can be
   * run. The engine that the scenario chooses is ignored.
   *
   * @throws InconclusiveException if a component blocks outside the steps that it traces
   */
  public ScenarioExplorer prepareExploration() throws InconclusiveException {
    Loaded loaded = with(List.of(VIRTUAL)).load();
    SingleStage.require(loaded.scenario, "a run step by step");
    ScenarioException.throwIfAny(PreFlight.problems(loaded.scenario, loaded.plugins));
    return ScenarioExplorer.of(loaded.scenario, loaded.plugins);
  }

  record Loaded(Scenario scenario, Injector plugins) {}

  private Loaded load() {
    Problems problems = new Problems();
    PluginCatalog catalog = plugins.discover(problems);
    return new Loaded(
        new ScenarioLoader(catalog, problems).load(text, overrides), catalog.injector());
  }
}
