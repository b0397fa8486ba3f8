package dev.millrace.sim.scenario;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Blocks;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.plugins.PluginCatalog;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Replaces the pipeline in a scenario's text. The overflow policy is kept; so is the capacity, if
 * the new type has one and the scenario's {@code millrace} block does not set it; all other
 * settings are the new type's defaults. The scenario's own type keeps its settings.
 */
public final class OtherPipelines {

  private static final String PIPELINE = "pipeline";
  private static final String CAPACITY = "capacity";
  private static final String OVERFLOW = "overflow";

  private final PluginCatalog catalog;
  private final ConfigObject text;

  /**
   * Creates a replacement.
   *
   * @param text the resolved text of a scenario without mistakes
   */
  OtherPipelines(PluginCatalog catalog, ConfigObject text) {
    this.catalog = catalog;
    this.text = text;
  }

  /** Returns the text with a pipeline of that type, which need not exist. */
  ConfigObject with(String type) {
    ConfigObject old = (ConfigObject) requireNonNull(text.get(PIPELINE));
    if (type.equals(requireNonNull(old.get("type")).unwrapped())) {
      return text;
    }
    Map<String, ConfigValue> pipeline = new LinkedHashMap<>();
    pipeline.put(
        "type", ConfigValueFactory.fromAnyRef(type, Origins.COMMAND_LINE + "pipelines " + type));
    keep(OVERFLOW, old, pipeline);
    if (hasCapacity(type) && !text.toConfig().hasPath(capacityOf(type))) {
      keep(CAPACITY, old, pipeline);
    }
    return text.withValue(PIPELINE, ConfigValueFactory.fromMap(pipeline).withOrigin(old.origin()));
  }

  /** Returns a problem of the scenario with one type, with the type in its text. */
  public static Problem with(String type, Problem problem) {
    return problem.where().startsWith(Origins.COMMAND_LINE + "pipelines")
        ? problem
        : new Problem(problem.where(), problem.path(), "with " + type + ": " + problem.what());
  }

  private static String capacityOf(String type) {
    return ConfigUtil.joinPath("millrace", Kind.PIPELINE.section(), type, CAPACITY);
  }

  private static void keep(String key, ConfigObject old, Map<String, ConfigValue> pipeline) {
    ConfigValue value = Blocks.get(old, key);
    if (value != null) {
      pipeline.put(key, value);
    }
  }

  private boolean hasCapacity(String type) {
    return catalog
        .find(Kind.PIPELINE, type)
        .map(binding -> catalog.defaults(binding).containsKey(CAPACITY))
        .orElse(false);
  }
}
