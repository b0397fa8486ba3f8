package dev.millrace.sim.plugins;

import dev.millrace.plugin.PluginBinding.Kind;
import java.util.Set;

/** The keys that belong to the framework in the blocks where plug-ins have their settings too. */
public final class FrameworkKeys {

  private FrameworkKeys() {}

  /** The keys that no settings record of this kind may use. */
  public static Set<String> of(Kind kind) {
    return switch (kind) {
      case PRODUCER -> Set.of("type", "count", "arrivals", "log");
      case CONSUMER -> Set.of("type", "count", "retry", "batch");
      case PIPELINE -> Set.of("type", "overflow");
      case OVERFLOW_POLICY -> Set.of("policy");
      case DISTRIBUTION -> Set.of("type");
    };
  }
}
