package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import dev.millrace.sim.binding.HoconMistake;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.binding.ReadingCalls;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.ScenarioSource.Parsed;
import dev.millrace.sim.scenario.ScenarioSource.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scenario's text, parsed once, from which scenarios with other values of its keys are read.
 * Substitutions in the text see these values. Thread-safe: immutable but for a cache and a volatile
 * flag.
 */
public final class ScenarioVariants {

  /** Each value of an axis is parsed once, unless an axis has more values than this. */
  private static final int MAX_CACHED = 10_000;

  /** Defaults in place of those of a single run; what the text says takes precedence. */
  private static final Config DEFAULTS =
      ConfigFactory.parseString("millrace.run { engine = virtual, consumer-draws = per-message }");

  private final PluginCatalog catalog;
  private final Parsed parsed;
  private final List<ScenarioOverride> overrides;
  private final Problems earlier;
  private final Map<ScenarioOverride, Config> parsedOverrides = new ConcurrentHashMap<>();

  /** Whether a scenario was read on a thread of its own, which takes as long as reading it. */
  private volatile boolean watched;

  /**
   * Creates the variants.
   *
   * @param overrides those of all variants
   * @param earlier the problems of the plug-ins and of the overrides, reported for each variant
   */
  ScenarioVariants(
      PluginCatalog catalog, Parsed parsed, List<ScenarioOverride> overrides, Problems earlier) {
    this.catalog = catalog;
    this.parsed = parsed.withFallback(DEFAULTS);
    this.overrides = List.copyOf(overrides);
    this.earlier = earlier;
  }

  /**
   * Returns the axes of the text's block {@code sweep}, in the order of the text.
   *
   * @throws ScenarioException with every problem of that block
   */
  public List<Axis> axes() {
    Problems problems = new Problems();
    Source source = resolve(parsed, problems);
    List<Axis> axes = SweepReader.read(source.root(), source.written(), problems);
    ScenarioException.throwIfAny(problems.all());
    return axes;
  }

  /** Returns the names of the groups in the text. */
  public List<String> groups(String section) {
    Source source = resolve(parsed, new Problems());
    return source.root().get(section) instanceof ConfigObject groups
        ? List.copyOf(groups.keySet())
        : List.of();
  }

  /**
   * Reads the scenario with more overrides.
   *
   * @param more take precedence over the overrides of all variants, the later over the earlier
   * @throws ScenarioException with every problem there is
   */
  public Scenario scenario(List<ScenarioOverride> more) {
    Problems problems = new Problems();
    problems.addAll(earlier);
    Config overriding = ConfigFactory.empty();
    for (ScenarioOverride override : more) {
      overriding = parse(override, problems).withFallback(overriding);
    }
    Source source = resolve(parsed.with(overriding), problems);
    Function<ReadingCalls, @Nullable Scenario> reading =
        calls -> new ScenarioReader(catalog, source, problems, calls).read(parsed.text().name());
    Scenario scenario = watched ? reading.apply(new ReadingCalls()) : WatchedReading.of(reading);
    watched = true;
    if (scenario == null || !problems.isEmpty()) {
      List<ScenarioOverride> all = new ArrayList<>(overrides);
      all.addAll(more);
      throw new ScenarioException(
          new Environment(source.written(), all).placed(problems), problems.warnings());
    }
    return scenario;
  }

  private Config parse(ScenarioOverride override, Problems problems) {
    Config known = parsedOverrides.get(override);
    if (known != null) {
      return known;
    }
    Problems own = new Problems();
    Config value = new Overrides(own).parse(List.of(override));
    problems.addAll(own);
    if (own.isEmpty() && parsedOverrides.size() < MAX_CACHED) {
      parsedOverrides.put(override, value);
    }
    return value;
  }

  private static Source resolve(Parsed text, Problems problems) {
    Source source = null;
    try {
      source = text.resolve(problems);
    } catch (StackOverflowError e) {
      problems.add(text.text().name(), "", HoconMistake.TOO_DEEP);
    }
    if (source == null) {
      throw new ScenarioException(problems.all());
    }
    return source;
  }
}
